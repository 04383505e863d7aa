/** The published package has no types; these are the parts in use. */
declare module 'taskcluster-client-web/src/utils.js' {
  /** @throws {Error} when the text is no time expression */
  export function fromNow(offset: string, reference?: Date): Date;
  /** @throws {Error} when the text is no time expression */
  export function fromNowJSON(offset: string, reference?: Date): string;
  export function slugid(): string;
}
