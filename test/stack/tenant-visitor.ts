import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startDeployment, type Deployment, type DeploymentOptions } from '../../demo/stack/deployment.js';

/** A deployment of its own, closed after the tests of the file. */
export async function deploymentForTests(options?: DeploymentOptions): Promise<Deployment> {
  const deployment = await startDeployment(options);
  after(() => deployment.close());
  return deployment;
}

type Change = Record<string, string | undefined>;

/** A browser without script at the hosted login: keeps cookies, follows no redirect by itself. */
export class TenantVisitor {
  readonly #deployment: Deployment;
  readonly #tenantUrl: string;
  readonly #cookies: Map<string, string>;

  constructor(deployment: Deployment, tenantUrl = deployment.tenantUrl, cookies = new Map<string, string>()) {
    this.#deployment = deployment;
    this.#tenantUrl = tenantUrl;
    this.#cookies = cookies;
  }

  /** The same browser at another deployment of the same host, which gets the same cookies. */
  at(deployment: Deployment): TenantVisitor {
    return new TenantVisitor(deployment, deployment.tenantUrl, this.#cookies);
  }

  async go(path: string, init: RequestInit = {}): Promise<Response> {
    const Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#tenantUrl), { redirect: 'manual', headers: { Cookie }, ...init });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.#cookies.set(name!, value);
      else this.#cookies.delete(name!);
    }
    return response;
  }

  async post(path: string, fields: Record<string, string>): Promise<Response> {
    return this.go(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Asks for both tokens as the demo page does; `undefined` leaves a parameter out. */
  async authorize(change: Change = {}): Promise<Response> {
    const query = {
      client_id: this.#deployment.clientId,
      response_type: 'token id_token',
      redirect_uri: `${this.#deployment.pageUrl}/`,
      scope: 'openid profile email full-user-credentials taskcluster-credentials',
      audience: 'login.taskcluster.net',
      state: 'a state',
      nonce: 'a nonce',
      ...change,
    };
    const defined = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return this.go(`/authorize?${new URLSearchParams(defined)}`);
  }

  /** From the first request through the sign-in page to the redirect back to the page. */
  async signIn(person = 'alice', change: Change = {}): Promise<Response> {
    const page = pathOf(await this.authorize(change));
    return this.go(pathOf(await this.post(page, { person })));
  }

  /** What a silent request is answered, as `web_message` puts it into its script. */
  async renew(change: Change = {}): Promise<Record<string, string>> {
    const response = await this.authorize({ prompt: 'none', response_mode: 'web_message', ...change });
    const data = /var data = (\{.*\});/.exec(await response.text());
    assert.ok(data, 'the answer is no web message');
    return (JSON.parse(data[1]!) as { response: Record<string, string> }).response;
  }
}

/** Path and query of where a redirect leads. */
export function pathOf(response: Response): string {
  const target = redirectOf(response);
  return target.pathname + target.search;
}

export function redirectOf(response: Response): URL {
  assert.ok([302, 303].includes(response.status), `a redirect, not ${response.status}`);
  return new URL(response.headers.get('location')!, response.url);
}

/** What a redirect brings to the page in its fragment. */
export function fragmentOf(response: Response): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(redirectOf(response).hash.slice(1)));
}
