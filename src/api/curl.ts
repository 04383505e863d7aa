import type { AddressOptions } from './call-options.js';

/** The call as a curl line for a person to read; the signature is a shell variable, secrets are left out. */
export declare function toCurl(
  service: string,
  method: string,
  options: AddressOptions & { rootUrl: string; payload?: unknown },
): string;
