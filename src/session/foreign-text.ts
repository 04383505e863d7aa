/** Text that another party wrote, cut to what fits on a screen: one line of at most `longest` characters. */
export function foreignText(text: unknown, longest = 300): string {
  if (typeof text !== 'string') return '';
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
