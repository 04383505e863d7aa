const width = 520;
const height = 680;

/**
 * Opens a popup before it returns: browsers block what opens after the click. Null when it was blocked.
 *
 * @param url what it shows; empty: nothing yet
 */
export function openWindow(url = ''): Window | null {
  const left = Math.max(0, Math.round(screenX + (outerWidth - width) / 2));
  const top = Math.max(0, Math.round(screenY + (outerHeight - height) / 2));
  return open(url, '_blank', `popup,width=${width},height=${height},left=${left},top=${top}`);
}
