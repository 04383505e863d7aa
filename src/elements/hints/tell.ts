const told = new Set<string>();

/** One console line about an element, each line once. */
export function tell({ localName, id }: Element, hint: string): void {
  const line = `<${localName}${id && ` id="${id}"`}> ${hint}`;
  if (told.has(line)) return;
  told.add(line);
  console.warn(`${line} See docs/hints.md of taskcluster-elements.`);
}
