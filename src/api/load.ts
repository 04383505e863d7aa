import { partNotLoaded } from '../session/part-not-loaded.js';

/** A part of this package that most calls do not need; a deployment in between may have removed it. */
export async function load<Module>(part: Promise<Module>): Promise<Module> {
  return part.catch((cause: unknown) => Promise.reject(partNotLoaded(cause)));
}
