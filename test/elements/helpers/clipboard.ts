/** What was put on the clipboard; a page of a test run has none of its own. */
export const copied: string[] = [];

const clipboard = {
  async write([item]: ClipboardItem[]): Promise<void> {
    copied.push(await (await item!.getType('text/plain')).text());
  },
};

export function replaceClipboard(value: unknown = clipboard): void {
  copied.length = 0;
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
}

export const refusing = { write: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };

export const restoreClipboard = (): void => void Reflect.deleteProperty(navigator, 'clipboard');
