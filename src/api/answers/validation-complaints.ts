import { TcError } from '../../session/errors.js';
import { serverText } from './server-message.js';

export interface ValidationComplaints {
  /** Address of the schema that refused the payload; undefined for arguments and query parameters. */
  readonly schema: string | undefined;
  /** One sentence each, as the server wrote them. */
  readonly complaints: readonly string[];
}

/** What a server disliked about the input; undefined where the error is not about input. */
export function validationComplaints(error: unknown): ValidationComplaints | undefined {
  if (!(error instanceof TcError) || error.code !== 'input') return undefined;
  const text = serverText(error);
  return text ? parseComplaints(text) : undefined;
}

export function parseComplaints(text: string): ValidationComplaints {
  const schema = /^Rejecting Schema: (\S+)$/m.exec(text)?.[1];
  const listed = Array.from(text.matchAll(/^ *\* (.+)$/gm), (match) => match[1]!);
  if (schema || listed.length) return { schema, complaints: listed };
  const lines = text.split('\n').map((line) => line.trim());
  return { schema, complaints: lines.filter((line) => line && !/^Invalid URL patterns:$/.test(line)) };
}
