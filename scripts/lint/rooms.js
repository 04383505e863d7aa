/*
 * Which part of the source may import what, and which globals it may name. Arrows point down only:
 * define → elements → session, providers, platform, api; providers and platform and api → session.
 */

const rooms = ['elements', 'providers', 'platform', 'api', 'session'];

const browserGlobals = [
  'window',
  'self',
  'document',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'navigator',
  'history',
  'open',
  'top',
  'parent',
  'opener',
  'customElements',
  'HTMLElement',
  'BroadcastChannel',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'postMessage',
  'matchMedia',
  'alert',
  'confirm',
  'prompt',
].map((name) => ({ name, message: 'This room runs without a page: state what it needs as a port.' }));

const storage = ['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
  name,
  message: 'Storage belongs to the platform room.',
}));

const fetching = { name: 'fetch', message: 'Requests belong to the api room, or go through a port.' };

const never = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Nothing is parsed as HTML: set text, or use a Lit template.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Nothing is parsed as HTML: set text, or use a Lit template.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Nothing is parsed as HTML: set text, or use a Lit template.',
  },
];

const sentences = {
  selector: 'NewExpression[callee.name="TcError"]',
  message: 'What a person reads stands in a table: tcError(code, say(name)).',
};

const registration = {
  selector:
    'CallExpression[callee.property.name="define"][callee.object.name="customElements"], ' +
    'CallExpression[callee.property.name="define"][callee.object.property.name="customElements"]',
  message: 'Only src/define registers elements: the classes have no side effects.',
};

const unsafeLit = { regex: '^lit(-html)?/directives/unsafe-', message: 'Nothing is parsed as HTML.' };
const decorator = {
  name: 'lit/decorators.js',
  importNames: ['customElement'],
  message: 'It has no guard against a second definition: src/define registers.',
};

/** Import patterns that keep a room from all rooms but those named. */
function onlyRooms(own, allowed, { lit = false, packages = true } = {}) {
  const barred = [...rooms.filter((room) => room !== own && !allowed.includes(room))];
  const patterns = [unsafeLit];
  if (barred.length) {
    patterns.push({ regex: `^(\\.\\./)+(${barred.join('|')})(/|$)`, message: `${own} may not import this room.` });
  }
  patterns.push({ regex: '^(\\.\\./)+(define|testing)(/|\\.js$)', message: 'Nothing imports this.' });
  patterns.push({ regex: '^node:', message: 'Browsers have no Node built-ins.' });
  if (!lit) patterns.push({ regex: '^(lit|lit-html|lit-element|@lit)(/|$)', message: 'Only elements import Lit.' });
  if (!packages) patterns.push({ regex: '^[^./]', message: `${own} imports no package.` });
  return ['error', { paths: [decorator], patterns }];
}

/** @param {string} own @param {{allowed?: string[], lit?: boolean, packages?: boolean, globals?: object[]}} what */
function room(own, { allowed = [], lit, packages, globals = [] }) {
  return {
    files: [`src/${own}/**/*.ts`],
    rules: {
      'no-restricted-imports': onlyRooms(own, allowed, { lit, packages }),
      'no-restricted-globals': ['error', ...globals],
      'no-restricted-syntax': ['error', ...never, sentences, registration, ...pageProperties(globals)],
    },
  };
}

// `globalThis.location` says the same as `location`.
function pageProperties(globals) {
  const names = globals.map(({ name }) => name).join('|');
  if (!names) return [];
  return [
    {
      selector: `MemberExpression[object.name=/^(globalThis|window|self)$/][property.name=/^(${names})$/]`,
      message: 'This room may not use this global, by whatever name.',
    },
  ];
}

export const roomRules = [
  {
    files: ['src/**/*.ts'],
    rules: { 'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error', 'no-restricted-syntax': ['error', ...never, sentences] },
  },
  room('session', { packages: false, globals: browserGlobals }),
  room('api', { allowed: ['session'], globals: browserGlobals }),
  room('providers', { allowed: ['session'] }),
  room('platform', { allowed: ['session'] }),
  room('elements', { allowed: ['session', 'providers', 'platform', 'api'], lit: true, globals: [fetching, ...storage] }),
  {
    files: ['src/define.ts', 'src/define/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\./(define/)?(register|tc-[a-z-]+)\\.js$|\\.\\./elements/)', message: 'define imports elements alone.' }] },
      ],
    },
  },
  {
    files: ['demo/stack/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\..*/(src|dist|cdn)(/|$)|^taskcluster-elements',
              message: 'A stand-in that shares our code shares our mistakes.',
            },
          ],
        },
      ],
    },
  },
];
