/** The deployment that this page belongs to: whoever serves it writes it into the page. */
export const rootUrl = document.querySelector<HTMLMetaElement>('meta[name=taskcluster-root-url]')?.content ?? '';

/** What this page was registered for. */
export const scope = 'hooks:trigger-hook:demo/* queue:create-task:lowest:demo/* secrets:get:project/demo/*';

/** What the secrets service answers for this page's secret. */
export interface Greeting {
  secret: { text: string };
}
