/**
 * Runs `work` when another window of this origin wrote that somebody is signed in with this configuration. It says
 * nothing more than: look again. The answer stops listening.
 */
export function onSignedInElsewhere(configurationKey: string, work: () => void): () => void {
  const listening = new AbortController();
  const isHint = ({ key, newValue }: StorageEvent) => newValue && key === `taskcluster-elements:hint:${configurationKey}`;
  addEventListener('storage', (event) => isHint(event) && work(), { signal: listening.signal });
  return () => listening.abort();
}
