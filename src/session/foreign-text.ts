/** Text that another party wrote, cut to what fits on a screen: at most 300 characters, one line. */
export function foreignText(text: unknown): string {
  if (typeof text !== 'string') return '';
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
