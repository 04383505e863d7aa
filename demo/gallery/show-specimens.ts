import { alice } from './people.js';
import type { Specimen } from './specimen.js';

const content = `><p>Members see this.</p><p slot="fallback">Everybody else sees this.</p>`;

const show = (name: string, status: Specimen['status'], markup: string): Specimen => ({
  element: 'tc-show', name, status, markup: markup + content, person: alice,
});

export const showSpecimens: readonly Specimen[] = [
  show('initializing', 'initializing', 'when="signed-in"'),
  show('shown', 'signed-in', 'when="signed-in"'),
  show('fallback', 'signed-out', 'when="signed-in"'),
  show('shown, has the scopes', 'signed-in', 'scopes="secrets:get:project/gallery/key"'),
  show('fallback, lacks the scopes', 'signed-in', 'scopes="secrets:get:project/other/key"'),
  show('shown, expired', 'expired', 'when="expired"'),
];
