/** What the least sign-in button does in its click: an attempt that is remembered, and a window. About 1 kB. */
export function signIn(): void {
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
  const attempt = { state: random(), nonce: random(), created: Date.now(), returnTo: location.href };
  try {
    sessionStorage.setItem(`attempt:${attempt.state}`, JSON.stringify(attempt));
  } catch {
    // Disabled: the window that opens will be asked instead.
  }
  const parameters = new URLSearchParams({
    client_id: 'abc123', redirect_uri: location.origin + location.pathname, response_type: 'token id_token',
    scope: 'openid profile full-user-credentials taskcluster-credentials', audience: 'login.taskcluster.net',
    state: attempt.state, nonce: attempt.nonce,
  });
  const left = Math.max(0, Math.round(screenX + (outerWidth - 520) / 2));
  const top = Math.max(0, Math.round(screenY + (outerHeight - 680) / 2));
  open(`${location.origin}/authorize?${parameters}`, 'sign-in', `popup,width=520,height=680,left=${left},top=${top}`);
}
