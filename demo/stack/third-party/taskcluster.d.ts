/** What this folder uses, beside the rest of the deployment, of two packages that come without types. */

declare module 'taskcluster-client' {
  /** @throws {Error} `String: '…' isn't a time expression` */
  export function fromNow(span: string, reference: Date): Date;
  /** 22 characters. */
  export function slugid(): string;
}

declare module 'taskcluster-lib-scopes' {
  /** The scopes that both sets satisfy; those of the first set come first, in their order. */
  export function scopeIntersection(first: string[], second: string[]): string[];
}
