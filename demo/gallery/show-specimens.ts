import { alice } from './people.js';
import type { Specimen } from './specimen.js';

const members = '<p>Members see this.</p><p slot="fallback">Everybody else sees this.</p>';
const ended = '<p>Your work is kept: sign in again to go on.</p><p slot="fallback">Everybody else sees this.</p>';

const show = (name: string, status: Specimen['status'], markup: string, content = members): Specimen => ({
  element: 'tc-show', name, status, markup: `${markup}>${content}`, person: alice,
});

export const showSpecimens: readonly Specimen[] = [
  show('initializing: nothing yet', 'initializing', 'when="signed-in"'),
  show('shown', 'signed-in', 'when="signed-in"'),
  show('fallback', 'signed-out', 'when="signed-in"'),
  show('shown, has the scopes', 'signed-in', 'scopes="secrets:get:project/gallery/key"'),
  show('fallback, lacks the scopes', 'signed-in', 'scopes="secrets:get:project/other/key"'),
  show('shown, expired', 'expired', 'when="expired"', ended),
];
