// Runs inside the page under test, which knows nothing of it: looks at what a person, or another script, could see.
globalThis.endToEnd ??= (() => {
  const children = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.localName === 'slot') {
      const assigned = node.assignedNodes({ flatten: true });
      return assigned.length ? assigned : node.childNodes;
    }
    return node.childNodes;
  };

  // What has no box of its own, as a slot or <tc-show>, is as visible as what is in it.
  const isShown = (node) =>
    node.nodeType !== Node.ELEMENT_NODE ||
    (!/^(script|style|template)$/.test(node.localName) &&
      (getComputedStyle(node).display === 'contents' || node.checkVisibility({ visibilityProperty: true })));

  /** All nodes of the flattened tree that are drawn, `start` included. */
  function* drawn(start) {
    if (!isShown(start)) return;
    yield start;
    for (const child of children(start)) yield* drawn(child);
  }

  const text = (start) =>
    [...drawn(start)]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.data.trim())
      .filter(Boolean)
      .join(' ');

  /** A control by what it says, or by its accessible name. */
  const control = (label, start = document.documentElement) =>
    [...drawn(start)].find(
      (node) =>
        node.nodeType === Node.ELEMENT_NODE &&
        node.matches('button,a[href],[role=button]') &&
        !node.disabled &&
        [text(node), node.getAttribute('aria-label')].includes(label),
    );

  /** Lit's elements refer to themselves. */
  const json = (value) => {
    const seen = new Set();
    return JSON.stringify(value, (_name, part) => {
      if (typeof part !== 'object' || part === null) return part;
      return seen.has(part) ? undefined : seen.add(part) && part;
    });
  };

  /** Everything of a value that a logger could print. */
  const spill = (value, depth = 0) => {
    if (typeof value !== 'object' || value === null) return String(value);
    if (depth > 5 || value instanceof Node) return '';
    const own = Object.getOwnPropertyNames(value).map((name) => `${name}: ${spill(value[name], depth + 1)}`);
    return `${String(value)} ${json(value)} { ${own.join(', ')} }`;
  };

  const roots = (start = document) => {
    const hosts = [...start.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot);
    return [start, ...hosts.flatMap(({ shadowRoot }) => roots(shadowRoot))];
  };

  const html = () =>
    roots().map((root) => {
      const fields = [...root.querySelectorAll('input,textarea,select,output')].map(({ value }) => value);
      return [root.documentElement?.outerHTML ?? root.innerHTML, ...fields].join('\n');
    });

  /** Every place that is no place for a secret, by name. */
  const places = () => ({
    address: location.href,
    'history.state': JSON.stringify(history.state) ?? '',
    DOM: html().join('\n'),
    'window.name': window.name,
    title: document.title,
    localStorage: JSON.stringify({ ...localStorage }),
    cookies: document.cookie,
    elements: [...document.querySelectorAll('tc-signin,tc-whoami,tc-api-call,tc-show')]
      // What an element tells a logger of itself is less than what is on it.
      .map((element) => `${json(element)} ${json({ ...element })} ${spill(element.agent ?? null)} ${spill(element.error)}`)
      .join('\n'),
    events: globalThis.endToEndEvents?.map(({ spilt }) => spilt).join('\n') ?? '',
  });

  /** All that is secret in this tab: what the session keeps, and the credentials in use. */
  const secrets = async () => {
    const texts = (value) =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(texts) : [];
    const stored = Object.values({ ...sessionStorage, ...localStorage }).flatMap((json) => {
      try {
        return texts(JSON.parse(json)?.grant?.secrets);
      } catch {
        return [];
      }
    });
    const agent = document.querySelector('tc-signin')?.agent;
    const served = await agent?.getCredentials().catch(() => undefined);
    const { accessToken, certificate } = served ?? {};
    const { signature, seed } = certificate ? (typeof certificate === 'string' ? JSON.parse(certificate) : certificate) : {};
    const found = [...stored, accessToken, signature, seed].filter((secret) => typeof secret === 'string');
    // The clientId is stored beside the accessToken and is no secret.
    return [...new Set(found)].filter((secret) => secret.length > 20 && secret !== served?.clientId);
  };

  return { text, control, spill, places, secrets };
})();
