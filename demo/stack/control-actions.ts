import type { Controls } from './controls.js';

/** A control as it is offered over HTTP. */
export interface ControlAction {
  about: string;
  /** A body to begin with; the members that are needed are all here. */
  example: Record<string, unknown>;
  run(controls: Controls, body: Body): unknown;
}

/** What was posted; each member is checked before it is used. */
export class Body {
  readonly members: Record<string, unknown>;

  /** @throws {TypeError} when it is not an object */
  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new TypeError('The body must be a JSON object.');
    }
    this.members = body as Record<string, unknown>;
  }

  text(name: string): string {
    return this.#is(name, 'string', 'a string') as string;
  }

  number(name: string): number {
    return this.#is(name, 'number', 'a number') as number;
  }

  /** True when left out. */
  isOn(name = 'on'): boolean {
    return this.members[name] === undefined || this.#is(name, 'boolean', 'true or false') as boolean;
  }

  /** The whole of it, for a control that checks by itself. */
  as<T>(): T {
    return this.members as T;
  }

  #is(name: string, type: string, words: string): unknown {
    const value = this.members[name];
    if (typeof value !== type) throw new TypeError(`"${name}" must be ${words}.`);
    return value;
  }
}

type FaultBody = { path: string };

/** Which request a fault is for. */
function faultOf<T extends FaultBody>(body: Body): T {
  body.text('path');
  if (body.members.times !== undefined) body.number('times');
  if (body.members.method !== undefined) body.text('method');
  return body.as<T>();
}

const path = '/api/auth/';

/** Every control, by its name in `POST /__controls/<name>`. */
export const controlActions: Record<string, ControlAction> = {
  failNext: {
    about: 'Fail requests with a status. Also: method, body, contentType, headers, cors: false.',
    example: { path, status: 503, times: 1 },
    run: (controls, body) => {
      body.number('status');
      controls.failNext(faultOf(body));
    },
  },
  delay: {
    about: 'Hold requests back.', example: { path, ms: 3000, times: 1 },
    run: (controls, body) => {
      body.number('ms');
      controls.delay(faultOf(body));
    },
  },
  hang: {
    about: 'Never answer requests.', example: { path, times: 1 },
    run: (controls, body) => controls.hang(faultOf(body)),
  },
  drop: {
    about: 'Cut the connection of requests.', example: { path, times: 1 },
    run: (controls, body) => controls.drop(faultOf(body)),
  },
  clearFaults: { about: 'Take back all faults.', example: {}, run: (controls) => controls.clearFaults() },
  expireCredentials: {
    about: 'End all credentials that people have.', example: {}, run: (controls) => controls.expireCredentials(),
  },
  revokePerson: {
    about: 'Refuse a person from now on; "revoked": false takes it back.', example: { id: 'alice', revoked: true },
    run: (controls, body) => controls.revokePerson(body.text('id'), body.isOn('revoked')),
  },
  revokeClient: {
    about: 'Disable a Taskcluster client.', example: { clientId: 'mozilla-auth0/ad|Mozilla-LDAP|perry' },
    run: (controls, body) => controls.revokeClient(body.text('clientId')),
  },
  switchPerson: {
    about: 'Make every signed-in browser somebody else\'s.', example: { id: 'olga' },
    run: (controls, body) => controls.switchPerson(body.text('id')),
  },
  signOutEverybody: {
    about: 'End all sessions at the logins.', example: {}, run: (controls) => controls.signOutEverybody(),
  },
  requireConsent: {
    about: 'Ask a person for consent.', example: { id: 'alice', on: true },
    run: (controls, body) => controls.requireConsent(body.text('id'), body.isOn()),
  },
  moveClock: {
    about: 'Move the servers\' clock, milliseconds.', example: { ms: 900_000 },
    run: (controls, body) => controls.moveClock(body.number('ms')),
  },
  tokenLife: {
    about: 'How long tokens of the hosted login last.', example: { seconds: 120 },
    run: (controls, body) => controls.tokenLife(
      body.members.seconds === undefined ? body.as<{ access?: number; id?: number }>() : body.number('seconds')),
  },
  refuseFrames: {
    about: 'Refuse frames at the hosted login.', example: { on: true },
    run: (controls, body) => controls.refuseFrames(body.isOn()),
  },
  cutOpener: {
    about: 'Sign-in pages cut their opener.', example: { on: true },
    run: (controls, body) => controls.cutOpener(body.isOn()),
  },
  deadEnd: {
    about: 'Sign-in ends on an error page.', example: { on: true },
    run: (controls, body) => controls.deadEnd(body.isOn()),
  },
  formActionNone: {
    about: 'The third-party consent page blocks its own form.', example: { on: true },
    run: (controls, body) => controls.thirdParty.formActionNone(body.isOn()),
  },
  denyExpandScopes: {
    about: 'The third-party login ends with InsufficientScopes.', example: { on: true },
    run: (controls, body) => controls.thirdParty.denyExpandScopes(body.isOn()),
  },
  rotateKeys: {
    about: 'A new signing key at the hosted login.', example: { forgetOld: false },
    run: (controls, body) => controls.rotateKeys({ forgetOld: body.members.forgetOld === true }),
  },
  alterTokens: {
    about: 'Make the next tokens wrong.', example: { idToken: { claims: { nonce: 'another' } }, times: 1 },
    run: (controls, body) => controls.alterTokens(body.as()),
  },
  forgeTokens: {
    about: 'Both tokens of a sign-in that never happened.', example: { person: 'alice', nonce: 'n', key: 'foreign' },
    run: (controls, body) => controls.forgeTokens(body.as()),
  },
  signToken: {
    about: 'Sign any claims.', example: { claims: { sub: 'x' }, options: { key: 'none' } },
    run: async (controls, body) => {
      const { claims = {}, options } = body.as<{ claims?: object; options?: object }>();
      return { token: await controls.signToken(claims, options) };
    },
  },
  reset: { about: 'Back to the first day.', example: {}, run: (controls) => controls.reset() },
};
