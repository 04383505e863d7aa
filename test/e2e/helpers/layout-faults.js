// Runs inside the gallery: what is wrong with how something is laid out, a line each.
(() => {
  const faults = [];
  const { clientWidth } = document.documentElement;
  const nameOf = (node) => `${node.closest('[part]')?.getAttribute('part') ?? node.localName}: ${node.textContent?.trim().slice(0, 40)}`;
  const isSeen = (node) => node.checkVisibility() && !node.closest('.sr') && node.getClientRects().length > 0;
  const closest = (node, is) => {
    for (let at = node; at; at = at.parentElement) if (is(getComputedStyle(at))) return at;
    return null;
  };
  /** What overflows can be scrolled to, or is cut on purpose, with an ellipsis or as a name that only readers are told. */
  const isMeant = ({ overflowX, textOverflow, clipPath }) =>
    /auto|scroll/.test(overflowX) || textOverflow === 'ellipsis' || clipPath !== 'none';
  const linesOf = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()];
  };
  for (const figure of document.querySelectorAll('figure')) {
    const say = (what) => faults.push(`${figure.dataset.specimen}: ${what}`);
    const nodes = [...figure.querySelector('.stage > *').shadowRoot.querySelectorAll('*')].filter(isSeen);
    const lines = [];
    for (const node of nodes) {
      // What is drawn at an edge says nothing.
      const isCut = node.textContent.trim() && node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible';
      // A name may end in an ellipsis; what a button says may not.
      const { clipPath } = getComputedStyle(node);
      const isSaying = node.closest('button[part~=primary]') && clipPath === 'none';
      if (isCut && (isSaying || !isMeant(getComputedStyle(node)))) say(`cut off: ${nameOf(node)}`);
      if (closest(node, isMeant)) continue;
      const { left, right, width } = node.getBoundingClientRect();
      if (width && (left < -1 || right > clientWidth + 1)) say(`outside the window: ${nameOf(node)}`);
      const texts = [...node.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
      lines.push(...texts.flatMap(linesOf).map((box) => ({ box, node, float: node.closest('[popover], dialog') })));
    }
    lines.forEach(({ box, node, float }, i) => {
      for (const other of lines.slice(i + 1)) {
        // What floats lies over the rest, as it should.
        if (other.node === node || other.float !== float) continue;
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // The box of a line is higher than its letters.
        if (width > 2 && height > 6) say(`${nameOf(node)} and ${nameOf(other.node)} overlap`);
      }
    });
  }
  return faults;
})();
