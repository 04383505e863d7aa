import { callSpecimens } from './call-specimens.js';
import { showSpecimens } from './show-specimens.js';
import { signinSpecimens } from './signin-specimens.js';
import type { Specimen } from './specimen.js';
import { whoamiSpecimens } from './whoami-specimens.js';

export const all: readonly Specimen[] = [...signinSpecimens, ...whoamiSpecimens, ...callSpecimens, ...showSpecimens];
