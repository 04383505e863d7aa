/** The classes of what surrounds everything: its size is the same in every status of the usual `show`. */
export function boxOf({ view, show }: { readonly view: string; readonly show: string }): string {
  const tokens = show.trim().split(/\s+/);
  if (view === 'card') return tokens.includes('expiry') ? 'box card timed' : 'box card';
  return tokens.length > 1 ? 'box' : 'plain';
}
