import type { TestPerson } from '../../src/testing.js';

const face = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
  <rect width="48" height="48" fill="#2f6f8f"/><circle cx="24" cy="19" r="8" fill="#f3d9c2"/>
  <path d="M8 48c0-11 7-16 16-16s16 5 16 16z" fill="#f6b26b"/></svg>`;

const picture = `data:image/svg+xml,${encodeURIComponent(face)}`;

const scopes = [
  'assume:project:taskcluster:worker-tester',
  'auth:create-client:project/gallery/*',
  'auth:current-scopes',
  'hooks:trigger-hook:project-gallery/*',
  'queue:create-task:highest:proj-gallery/linux',
  'queue:rerun-task:proj-gallery/*',
  'secrets:get:project/gallery/*',
  'secrets:set:project/gallery/*',
];

/** Somebody about whom everything is known. */
export const alice: TestPerson = {
  user: { sub: 'github|1|alice', name: 'Alice Example', email: 'alice@example.com', picture },
  clientId: 'github/1|alice/gallery-of-the-elements-on-this-page',
  // A little more than it says, so that it says the same for a while.
  lifeMs: 8 * 3_600_000 + 50_000,
  scopes,
};

/** Somebody whose name and clientId are long. */
export const theodora: TestPerson = {
  user: { sub: 'ad|Mozilla-LDAP|theodora', name: 'Theodora Featherstonehaugh-Cholmondeley of the Long Identity', email: 'theodora.featherstonehaugh-cholmondeley@example.com' },
  clientId: 'mozilla-auth0/ad|Mozilla-LDAP|theodora.featherstonehaugh-cholmondeley/gallery-of-the-elements-on-this-page',
  lifeMs: 3 * 86_400_000 + 50_000,
  scopes,
};

/** Somebody whose name runs from right to left. */
export const noor: TestPerson = { user: { sub: 'github|3|noor', name: 'نور الهدى بنت عبد الرحمن' }, clientId: 'github/3|noor', lifeMs: 8 * 3_600_000 + 50_000 };

/** Somebody without a picture who may do nothing. */
export const bob: TestPerson = { user: { sub: 'github|2|bob', name: 'Bob van Dyke' }, clientId: 'github/2|bob', lifeMs: 8 * 3_600_000 + 50_000 };
