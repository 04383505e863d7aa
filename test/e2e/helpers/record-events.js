// Runs before the page's own scripts: keeps what the elements tell.
globalThis.endToEndEvents = [];
for (const type of [
  'tc-credentials', 'tc-signin-start', 'tc-signout-start', 'tc-expiring', 'tc-status', 'tc-error', 'tc-identity',
  'tc-api-request', 'tc-api-response', 'tc-api-error',
]) {
  const keep = (event) => {
    const { status, reason, error } = event.detail ?? {};
    const spilt = `${type} ${globalThis.endToEnd?.spill(event.detail) ?? JSON.stringify(event.detail)}`;
    const about = { element: event.composedPath()[0].localName, status, reason, code: error?.code };
    globalThis.endToEndEvents.push({ type, ...about, message: error?.message, spilt });
  };
  addEventListener(type, keep, true);
}
