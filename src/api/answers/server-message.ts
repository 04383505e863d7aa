/**
 * What a service wrote, in full: the `cause` of the error about it.
 *
 * Long, with newlines and fences; the error's own `message` is the sentence for a person.
 */
export class ServerMessage extends Error {
  override readonly name = 'ServerMessage';
}

/** The server's text without its trailer about the request; empty for other errors. */
export function serverText(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof ServerMessage ? withoutTrailer(cause.message) : '';
}

export const withoutTrailer = (message: string) => message.split('\n---\n')[0]!.trim();

/** The contents of all ``` fences, in order. */
export function fencedBlocks(text: string): string[] {
  return Array.from(text.matchAll(/```[^\n]*\n([^]*?)\n?```/g), (match) => match[1]!);
}
