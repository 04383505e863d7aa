import { type CapturedCallback, captureCallback } from '../platform/captured-callback.js';
import { deliver } from '../platform/popup-callback.js';

/** What became of the answer in this page's address. */
export interface Received {
  /** Undefined where it is to no attempt of ours. */
  readonly callback: CapturedCallback | undefined;
  /** The window that opened this popup took it: this one can be closed. */
  readonly delivered: boolean;
}

let receiving: Promise<Received> | undefined;

/** Hands the answer that this popup received to the window that opened it, once for all elements of the page. */
export const receiveAnswer = (): Promise<Received> => (receiving ??= receive());

async function receive(): Promise<Received> {
  const callback = captureCallback();
  const delivered = callback?.inPopup === true && (await deliver(callback)) === 'delivered';
  return { callback, delivered };
}
