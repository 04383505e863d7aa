/** A long text with its middle left out; its ends tell most of an id. By default it fits into the inline view. */
export function shortenMiddle(text: string, most = 28): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const end = Math.floor((most - 1) * 0.4);
  return `${letters.slice(0, most - 1 - end).join('')}…${letters.slice(-end).join('')}`;
}
