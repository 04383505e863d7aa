const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Base64 with padding, of bytes or of text as UTF-8. */
export function base64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  let binary = '';
  // In pieces: a long certificate has more bytes than a call takes arguments.
  for (let start = 0; start < bytes.length; start += 4096) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return btoa(binary);
}

/** Base64 of ASCII as it may stand in an address, without padding (RFC 4648, section 5). */
export function base64Url(ascii: string): string {
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
