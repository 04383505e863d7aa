/** Somebody who can sign in. */
export interface Person {
  /** What a form or a control says: `alice`. */
  id: string;
  /** The name to show. */
  name: string;
  email?: string;
  picture?: string;
  /** At the hosted login: `ad|Mozilla-LDAP|alice`, `github|6868|…`. */
  sub: string;
  /** At the third-party login: the part of a clientId before its last `/`. */
  identity: string;
  /** What the person may do in Taskcluster. */
  scopes: string[];
  /** An inactive one is refused by the Login service and by the third-party login. */
  active: boolean;
  /** The hosted login asks this one for consent. */
  needsConsent: boolean;
  /** The Login service gives this one permanent credentials, without a certificate. */
  permanent: boolean;
}

const ordinaryScopes = [
  'assume:project:demo',
  'auth:create-client:mozilla-auth0/*',
  'auth:current-scopes',
  'auth:expand-scopes',
  'auth:get-client:*',
  'auth:list-clients',
  'hooks:list-hooks:*',
  'hooks:trigger-hook:demo/*',
  'queue:cancel-task:demo/*',
  'queue:create-task:lowest:demo/*',
  'queue:create-task:project:none',
  'queue:get-artifact:private/build/*',
  'queue:get-task:*',
  'queue:list-artifacts:*',
  'queue:list-task-group:*',
  'queue:scheduler-id:demo',
  'queue:status:*',
  'secrets:get:project/demo/*',
  'secrets:list-secrets',
  'secrets:set:project/demo/*',
];

/** A small drawing as a data URL: a picture that needs no network and no other origin. */
function portrait(colour: string): string {
  const face = '<circle cx="16" cy="13" r="5.5" fill="#f3d9c2"/><path d="M5 32c0-8 5-11 11-11s11 3 11 11z" fill="#f6b26b"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${colour}"/>${face}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function person(id: string, name: string, fields: Partial<Person> = {}): Person {
  const sub = fields.sub ?? `ad|Mozilla-LDAP|${id}`;
  return {
    id, name, sub,
    email: `${id}@example.org`,
    picture: portrait('#3b6ea5'),
    identity: `mozilla-auth0/${sub}`,
    scopes: [...ordinaryScopes],
    active: true,
    needsConsent: false,
    permanent: false,
    ...fields,
  };
}

const carolLogin = `carol-${'of-the-very-long-login-name-'.repeat(4)}end`;

/** The people a fresh deployment knows, by id. Each call gives new objects, so that a test may change them. */
export function defaultPeople(): Map<string, Person> {
  const everybody = [
    person('alice', 'Alice Ordinary'),
    person('bob', 'Bob Scopeless', { scopes: [] }),
    person('carol', 'Carol Wilhelmina Theodora Featherstonehaugh-Cholmondeley of the Long Identity', {
      sub: `github|1234567|${carolLogin}`,
      identity: `github/1234567|${carolLogin}`,
      picture: undefined,
    }),
    person('noor', 'نور الهدى بنت عبد الرحمن', { sub: 'github|424242|noor', identity: 'github/424242|noor' }),
    person('ines', 'Ines Inactive', { active: false }),
    person('connie', 'Connie Consent', { needsConsent: true }),
    person('perry', 'Perry Permanent', { permanent: true }),
    person('olga', 'Olga Other', {
      picture: portrait('#a5563b'),
      // Sees that there are private artifacts, and may not read them.
      scopes: ordinaryScopes.filter((scope) => !scope.startsWith('queue:get-artifact:')),
    }),
  ];
  return new Map(everybody.map((each) => [each.id, each]));
}

/** The clientId that the Login service names this person's credentials by. */
export function loginIdentity(person: Person): string {
  return `mozilla-auth0/${person.sub}`;
}
