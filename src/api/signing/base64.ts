const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Base64 with padding, of bytes or of text as UTF-8. */
export function base64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  // Browsers of 2025 and later have it built in.
  if ('toBase64' in bytes) return (bytes as { toBase64(): string }).toBase64();
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Base64 of ASCII as it may stand in an address, without padding (RFC 4648, section 5). */
export function base64Url(ascii: string): string {
  return btoa(ascii).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
