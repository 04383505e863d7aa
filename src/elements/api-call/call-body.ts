/** What a call takes besides its properties: how it is made and how it is shown. Loaded when there is one to show. */
import { CallController } from './call-controller.js';
import { CallPresenter, type PresenterHost } from './call-presenter.js';
import { callStyles } from './call-styles.js';

export interface CallBody {
  readonly call: CallController;
  readonly shown: CallPresenter;
}

export function createBody(host: PresenterHost): CallBody {
  const root = host.shadowRoot!;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, callStyles.styleSheet!];
  const call = new CallController(host);
  return { call, shown: new CallPresenter(host, call) };
}
