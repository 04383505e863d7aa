import type { CredentialAgent } from '../session/credential-agent.js';
import type { AddressOptions, CallOptions } from './call-options.js';

export interface SignedUrlOptions extends AddressOptions, Pick<CallOptions, 'authorizedScopes' | 'signal' | 'clock'> {
  /** When the link stops working. Default: 15 minutes from now. */
  expires?: Date;
}

/** A link to a GET method that works for anybody who has it, until `expires`. It is a secret: never put it in the DOM. */
export declare function signedUrl(
  agent: CredentialAgent,
  service: string,
  method: string,
  options?: SignedUrlOptions,
): Promise<string>;
