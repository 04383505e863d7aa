const slots = /^taskcluster-elements:(session|hint):/;

/** The keys of the configurations of which this browser keeps a session, or who it is of. */
export function storedConfigurations(): string[] {
  try {
    const names = [sessionStorage, localStorage].flatMap((area) => Object.keys(area));
    return names.filter((name) => slots.test(name)).map((name) => name.replace(slots, ''));
  } catch {
    // Storage is disabled.
    return [];
  }
}

/** Whether silent renewal was given up for a configuration in this tab. */
export function hasBlockedFrames(configurationKey: string): boolean {
  try {
    return sessionStorage.getItem(`taskcluster-elements:frames:${configurationKey}`) === 'blocked';
  } catch {
    return false;
  }
}
