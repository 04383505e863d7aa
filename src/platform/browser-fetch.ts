/** This page's `fetch`, looked up at each call: a page may have wrapped it. */
export const browserFetch: typeof fetch = (input, init) => fetch(input, init);
