import type { CredentialAgent } from '../../session/credential-agent.js';
import { scopesOf } from '../identity/scopes-of.js';

/** What only the deployment knows of a person: asked for when the panel opens, not before. */
export class PanelFacts {
  /** `undefined` while it is not known, null where it could not be learned. */
  clientId: string | null | undefined;
  scopes: readonly string[] | null | undefined;
  #agent: CredentialAgent | undefined;

  /** @param update shows what has come; what fails is asked for again when the panel opens again */
  learn(agent: CredentialAgent, update: () => void): void {
    if (agent !== this.#agent) this.clientId = this.scopes = undefined;
    this.#agent = agent;
    const take = (facts: Partial<PanelFacts>): void => {
      if (agent !== this.#agent) return;
      Object.assign(this, facts);
      update();
    };
    if (!this.clientId) {
      agent.getCredentials().then(({ clientId }) => take({ clientId }), () => take({ clientId: null }));
    }
    if (!this.scopes) scopesOf(agent).then((scopes) => take({ scopes }), () => take({ scopes: null }));
  }

  /** Of whom they are. */
  isOf(agent: CredentialAgent | null): boolean {
    return !!agent && agent === this.#agent;
  }
}
