import type { CDPSession, Page, Protocol } from 'puppeteer-core';

/** Wrappers without meaning. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LabelText', 'superscript']);
const shown = ['disabled', 'expanded', 'hasPopup', 'level', 'live', 'modal', 'busy', 'required', 'invalid', 'checked'];

type Node = Protocol.Accessibility.AXNode;

/** What a screen reader is told of each `figure`, as an outline: role, name, state. */
export async function accessibleOutlines(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byBackend = new Map(nodes.map((node) => [node.backendDOMNodeId, node]));
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts: string[] = [];
  const names = await page.$$eval('figure', (figures) => figures.map((figure) => figure.dataset.specimen!));
  const stages = await stageIds(session);
  for (const [i, name] of names.entries()) {
    const root = byBackend.get(stages[i]!);
    parts.push(`## ${name}\n\n${root ? outline(root, byId).join('\n') : ''}\n`);
  }
  return parts.join('\n');
}

async function stageIds(session: CDPSession): Promise<number[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'figure .stage' });
  const described = nodeIds.map((nodeId) => session.send('DOM.describeNode', { nodeId }));
  return (await Promise.all(described)).map(({ node }) => node.backendNodeId);
}

function outline(node: Node, byId: Map<string, Node>, depth = 0, above = ''): string[] {
  const role = String(node.role?.value ?? '');
  const isShown = !node.ignored && !silent.has(role);
  const states = (node.properties ?? [])
    .filter(({ name, value }) => shown.includes(name) && value.value !== false && value.value !== 'false')
    .map(({ name, value }) => (value.value === true ? name : `${name}=${value.value}`));
  const name = String(node.name?.value ?? '').replace(/\s+/g, ' ').replace(/\d+ ms$/, '# ms').trim();
  const line = `${'  '.repeat(depth)}${role}${name && ` "${name}"`}${states.length ? ` [${states.join(', ')}]` : ''}`;
  const children = (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    return child ? outline(child, byId, depth + (isShown ? 1 : 0), isShown ? name : above) : [];
  });
  // A text that only repeats what is above it says nothing new.
  if (role === 'StaticText' && (!name || name === above)) return children;
  return isShown ? [line, ...children] : children;
}
