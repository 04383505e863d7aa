/**
 * Opens a link that has to be signed first. The window opens in the click itself: browsers block one that comes later.
 *
 * @throws {TcError} what signing throws; the window is closed then
 */
export async function openSigned(sign: () => Promise<string>): Promise<void> {
  const opened = window.open('', '_blank');
  try {
    const url = await sign();
    if (!opened) return;
    // What opens must not steer the page that it came from.
    opened.opener = null;
    opened.location.replace(url);
  } catch (error) {
    opened?.close();
    throw error;
  }
}
