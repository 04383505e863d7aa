/** Marks the `state` of an attempt of ours, so that another library's callback is left alone. */
export const statePrefix = 'tce.';
