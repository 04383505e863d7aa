/** Removes what auth0-js of earlier days left in this origin's cookies: they grew with each failed renewal. */
export function sweepOldCookies(): void {
  if (typeof document === 'undefined') return;
  for (const cookie of document.cookie.split('; ')) {
    const name = cookie.split('=')[0]!;
    if (/^_?com\.auth0\.auth\./.test(name)) document.cookie = `${name}=; Max-Age=0; Path=/`;
  }
}
