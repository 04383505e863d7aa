import type { Credentials } from '../../src/session/credential-agent.js';

/** The published packages have no types; these are the parts in use. */
export const hawk: {
  client: { header(url: string, verb: string, options: object): { header: string } };
};

export interface QueueOptions {
  rootUrl: string;
  credentials?: Credentials;
  credentialAgent?: { getCredentials(): Promise<Credentials> };
}

export class Queue {
  constructor(options: QueueOptions);
  task(taskId: string): Promise<unknown>;
  buildExtraData(credentials: Credentials): string | undefined;
  buildSignedUrlSync(method: unknown, ...args: string[]): string;
}
