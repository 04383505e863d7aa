export const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Base64 with padding, of bytes or of text as UTF-8. */
export function base64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  if ('toBase64' in bytes) return (bytes as { toBase64(): string }).toBase64();
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}

let kept = { ending: '', from: 0, encoded: '' };

/**
 * Base64 of ASCII as it may stand in an address, without padding (RFC 4648, section 5).
 *
 * The ending, a certificate of some kB, is the same for most calls: its characters are kept. Base64 writes three bytes
 * at a time, so the beginning borrows what it lacks of the last three.
 */
export function base64UrlOf(beginning: string, ending: string): string {
  const from = (3 - (beginning.length % 3)) % 3;
  if (kept.ending !== ending || kept.from !== from) kept = { ending, from, encoded: base64Url(ending.slice(from)) };
  return base64Url(beginning + ending.slice(0, from)) + kept.encoded;
}

function base64Url(ascii: string): string {
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
