import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { insufficientScopes, validationComplaints, callApi } from '../../src/api/index.js';
import { refusalOf, type Refusal } from '../../src/api/answers/refusal.js';
import { TcError, type ErrorCode } from '../../src/session/errors.js';
import { replyError, replyJson, type Answerer } from './helpers/service.js';
import { sending, useService } from './helpers/use-service.js';

const fence = (text: string) => `\n\n\`\`\`\n${text}\n\`\`\``;

/** First lines of Taskcluster's 401s, and what each is about. */
const refusals: [text: string, about: Refusal][] = [
  ['Unauthorized: Bad mac', 'credentials'],
  ["Client with clientId 'nope' not found", 'credentials'],
  ["Client with clientId 'github/1|x' is disabled", 'credentials'],
  ["Client with clientId: 'x' has expired", 'credentials'],
  ['Unauthorized: Stale timestamp', 'clock'],
  ['Unauthorized: Access expired', 'clock'],
  ['Unauthorized: Unauthorized', 'request'],
  ['Bad Request: Missing attributes', 'request'],
  ['Bad Request: Bad attribute value: id', 'request'],
  ['Failed to parse ext', 'request'],
  ['ext.certificate.expiry < now', 'credentials'],
  ['ext.certificate.start > now', 'credentials'],
  ["ext.certificate issuer `x` doesn't satisfy all certificate scopes a, b.  The temporary …", 'credentials'],
  ["ext.certificate issuer `x` doesn't have `auth:create-client:y` for supplied clientId.", 'credentials'],
  ['ext.certificate.signature is not valid', 'credentials'],
  ['ext.certificate must be a JSON object', 'credentials'],
  ['Supplied credentials do not satisfy authorizedScopes; credentials have scopes:', 'authorized-scopes'],
  ['ext.authorizedScopes must be an array of valid scopes', 'authorized-scopes'],
  ['Invalid payload hash: {{hash}}', 'request'],
  ['Cannot use two authentication schemes at once this request has both bewit in querystring and …', 'request'],
  ['Bad Request: Resource path exceeds max length', 'too-long'],
  ['Bad Request: Header length too long', 'too-long'],
];

for (const [text, about] of refusals) {
  test(`knows that a 401 is about ${about}: ${text}`, () => assert.equal(refusalOf(text), about));
}

describe('errors of calls', () => {
  const calls = useService();

  async function failWith(answer: Answerer, options: object = { signature: 'header' }): Promise<TcError> {
    calls.service.next.push(answer, answer);
    const error = await calls.signed('currentScopes', options).then(() => undefined, (reason: unknown) => reason);
    assert.ok(error instanceof TcError);
    return error;
  }
  const answering = (status: number, code: string, text: string): Answerer => (_, response) =>
    replyError(response, status, code, text);

  const statuses: [status: number, serverCode: string, code: ErrorCode][] = [
    [400, 'MalformedPayload', 'input'],
    [400, 'InvalidRequestArguments', 'input'],
    [400, 'InputValidationError', 'input'],
    [400, 'InputError', 'input'],
    [403, 'InsufficientScopes', 'forbidden'],
    [404, 'ResourceNotFound', 'not-found'],
    [409, 'RequestConflict', 'conflict'],
    [410, 'ResourceExpired', 'not-found'],
    [413, 'InputTooLarge', 'input'],
  ];
  for (const [status, serverCode, code] of statuses) {
    test(`${status} ${serverCode} is ${code}`, async () => {
      const error = await failWith(answering(status, serverCode, 'Something is wrong'));
      const { retryable } = error;
      assert.deepEqual([error.code, error.status, error.serverCode, retryable], [code, status, serverCode, false]);
      assert.equal(error.requestInfo!.method, 'x');
      assert.ok(error.message.length < 200 && !/---/.test(error.message), error.message);
    });
  }

  test('quote the first line of what the service said', async () => {
    const error = await failWith(answering(409, 'RequestConflict', 'taskId abc already used\n\nDetails follow'));
    assert.equal(error.message, 'auth.currentScopes conflicts with what is there (taskId abc already used).');
    assert.match((error.cause as Error).message, /Details follow/);
  });

  test('read the bare body of an unknown route', async () => {
    const error = await failWith((_, response) => replyJson(response, 404, { error: 'Not found' }));
    assert.deepEqual([error.code, error.serverCode], ['not-found', undefined]);
    assert.match(error.message, /has no auth\.currentScopes/);
  });

  for (const [what, answer] of [
    ['a web page', sending(403, 'text/html', '<h1>Forbidden</h1><script>alert(1)</script>')],
    ['nothing', sending(403)],
    ['broken JSON', sending(403, 'application/json', '{"code":')],
    ['a JSON list', sending(403, 'application/json', '[1]')],
    ['null', sending(403, 'application/json', 'null')],
  ] as [string, Answerer][]) {
    test(`survive ${what} as the body of a 403, at the first attempt`, async () => {
      const error = await failWith(answer);
      assert.deepEqual([error.code, error.status, calls.service.seen.length], ['forbidden', 403, 1]);
      assert.doesNotMatch(error.message, /script/);
    });
  }

  for (const [what, answer] of [
    ['as a service writes it', answering(500, 'InternalServerError', 'Internal Server Error, incidentId abc.')],
    ['as a web page, which a body of more than 10 MB got', sending(500, 'text/html', '<h1>request entity too large</h1>')],
  ] as [string, Answerer][]) {
    test(`know a 500 ${what}, and do not quote it`, async () => {
      const error = await failWith(answer, { retries: 0 });
      assert.deepEqual([error.code, error.status, error.retryable], ['server', 500, true]);
      assert.match(error.message, /^127\.0\.0\.1:\d+ failed at auth\.currentScopes \(500\)\. Try again later\.$/);
    });
  }

  test('say that nobody answers', async () => {
    const rootUrl = calls.service.rootUrl.replace(/\d+$/, '1');
    const error = await calls.ping({ rootUrl, retries: 0 }).catch((reason: unknown) => reason as TcError);
    assert.deepEqual([(error as TcError).code, (error as TcError).retryable], ['network', true]);
  });

  test('hold no signature anywhere', async () => {
    for (const answer of [answering(409, 'RequestConflict', 'x'), answering(401, 'AuthenticationFailed', 'x')]) {
      const error = await failWith(answer, {});
      const { message, hint, stack, requestInfo, cause } = error;
      const all = [message, hint, stack, String(cause), JSON.stringify([error, requestInfo])];
      assert.doesNotMatch(all.join(), /bewit|mac=|aaaaaaaaaa/);
    }
  });

  test('leave out a secret that the service echoes', async () => {
    const time = new Date().toJSON();
    const requestInfo = { method: 'set', params: { name: 'n', token: 'hush' }, payload: { secret: 'hush' }, time };
    const body = { code: 'InputError', message: 'no', requestInfo };
    calls.service.next.push((_, response) => replyJson(response, 400, body));
    const options = { args: ['n'], payload: { secret: 'hush' } };
    const error = await callApi(calls.agent(), 'secrets', 'set', options).catch((reason: unknown) => reason as TcError);
    assert.deepEqual((error as TcError).requestInfo!.params, { name: 'n' });
    assert.doesNotMatch(JSON.stringify((error as TcError).requestInfo), /hush/);
  });

  describe('about scopes', () => {
    const known = (missing: string, required: string) =>
      'Client ID github/6868|alice does not have sufficient scopes and is missing the following scopes:' +
      `${fence(missing)}\n\n` +
      `This request requires the client to satisfy the following scope expression:${fence(required)}`;
    const anonymous = (required: string) =>
      `This request requires Taskcluster credentials that satisfy the following scope expression:${fence(required)}`;
    const headings = 'AllOf:\n  - a:b\n  - AnyOf:\n    - c:*\n    - d e';
    const all = { AllOf: ['a:b', { AnyOf: ['c:*', 'd e'] }] };
    const either = { AnyOf: ['a:b', { AllOf: ['c:d', 'a:b'] }] };
    const choice = { AnyOf: ['a:b', 'c:d'] };

    const texts: [what: string, text: string, missing: string[], required: unknown][] = [
      ['one scope', known('a:b', 'a:b'), ['a:b'], 'a:b'],
      ['a list', known('a:b\nc d', 'a:b\nc d\ne'), ['a:b', 'c d'], { AllOf: ['a:b', 'c d', 'e'] }],
      ['JSON', known(JSON.stringify({ AllOf: ['a:b'] }, null, 2), JSON.stringify(all, null, 2)), ['a:b'], all],
      ['JSON with AnyOf', known(JSON.stringify(either), JSON.stringify(either)), ['a:b', 'c:d'], either],
      ['a choice in headings', known('AnyOf:\n  - a:b\n  - c:d', 'AnyOf:\n  - a:b\n  - c:d'), ['a:b', 'c:d'], choice],
      ['a choice of which a list says what is missing', known('a:b\nc:d', JSON.stringify(choice)), ['a:b', 'c:d'], choice],
      ['an anonymous choice', anonymous(JSON.stringify(choice)), ['a:b', 'c:d'], choice],
      ['text with headings', known('a:b', headings), ['a:b'], all],
      ['an anonymous call', anonymous('auth:current-scopes'), ['auth:current-scopes'], 'auth:current-scopes'],
      ['nothing that can be read', 'Forbidden for reasons of our own', [], undefined],
    ];
    for (const [what, text, missing, required] of texts) {
      test(`are read from ${what}`, async () => {
        const scopes = insufficientScopes(await failWith(answering(403, 'InsufficientScopes', text)))!;
        assert.deepEqual([scopes.missing, scopes.required], [missing, required]);
        assert.equal(scopes.isChoice, required === choice);
        assert.equal(scopes.clientId, text.startsWith('Client') ? 'github/6868|alice' : undefined);
      });
    }

    const held = fence('queue:*\nsecrets:get:a');
    const asked = fence('queue:x\nsecrets:get:b');
    for (const text of [
      `credentials have scopes:${held}\n\nauthorizedScopes are:${asked}`,
      'credentials have scopes [queue:*,secrets:get:a]; authorizedScopes are [queue:x,secrets:get:b]',
    ]) {
      test(`are read from a 401 about authorizedScopes: ${text.slice(0, 26)}`, async () => {
        const full = `Supplied credentials do not satisfy authorizedScopes; ${text}`;
        const error = await failWith(answering(401, 'AuthenticationFailed', full));
        assert.deepEqual(insufficientScopes(error)!.missing, ['secrets:get:b']);
      });
    }

    test('are not looked for in other errors', () => {
      assert.equal(insufficientScopes(new TcError('not-found', 'x')), undefined);
      assert.equal(insufficientScopes(new Error('x')), undefined);
      assert.equal(insufficientScopes(undefined), undefined);
    });
  });

  describe('about input', () => {
    const schemaUrl = 'https://tc.example.com/schemas/queue/v1/create-task-request.json#';
    const inPayload = ['data/expires must match format "date-time"', "data must have required property 'created'"];
    const inQuery = 'Query-string parameter: limit="abc" does not match expression: /^[0-9]+$/';
    const inPath = "URL parameter 'taskId' given as 'x' must match regular expression: /^a$/";
    const list = inPayload.map((complaint) => `  * ${complaint}`).join('\n');
    const refused = `\nSchema Validation Failed!\nRejecting Schema: ${schemaUrl}\nErrors:\n${list}`;
    const texts: [what: string, text: string, schema: string | undefined, complaints: string[]][] = [
      ['a payload', refused, schemaUrl, inPayload],
      ['a query', inQuery, undefined, [inQuery]],
      ['a path', `Invalid URL patterns:\n${inPath}`, undefined, [inPath]],
    ];
    for (const [what, text, schema, complaints] of texts) {
      test(`list what is wrong with ${what}`, async () => {
        const error = await failWith(answering(400, 'InputValidationError', text));
        assert.deepEqual(validationComplaints(error), { schema, complaints });
        assert.equal(error.message, `auth.currentScopes refused the input: ${complaints[0]}`);
      });
    }

    test('of our own have no complaints of a server', () => {
      assert.equal(validationComplaints(new TcError('input', 'x')), undefined);
      assert.equal(validationComplaints(new TcError('forbidden', 'x')), undefined);
    });
  });
});
