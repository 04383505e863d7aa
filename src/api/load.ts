import { TcError } from '../session/errors.js';

/** A part of this package that most calls do not need; a deployment in between may have removed it. */
export async function load<Module>(part: Promise<Module>): Promise<Module> {
  return part.catch((cause: unknown) => {
    throw new TcError('network', 'A part of this page cannot be loaded. Reload it.', { cause });
  });
}
