/** Loads the lazy half of a session; at one place, so that its address stands in a page's script once. */
export const loadEngine = () => import('./session-engine.js');
