export { default as createHmac } from 'create-hmac/browser.js';
export { default as randomBytes } from 'randombytes';

// Named by hawk, called by its server side or for payloads only.
export const createHash = undefined;
export const timingSafeEqual = undefined;
