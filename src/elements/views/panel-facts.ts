import type { CredentialAgent } from '../../session/credential-agent.js';
import { scopesOf } from '../identity/scopes-of.js';

/** What only the deployment knows of a person: asked for when the panel opens, not before. */
export class PanelFacts {
  clientId: string | undefined;
  scopes: readonly string[] | undefined;
  #agent: CredentialAgent | undefined;

  /** @param update shows what has come; what fails is left out */
  learn(agent: CredentialAgent, update: () => void): void {
    if (agent !== this.#agent) this.clientId = this.scopes = undefined;
    this.#agent = agent;
    const take = (facts: Partial<PanelFacts>): void => {
      if (agent !== this.#agent) return;
      Object.assign(this, facts);
      update();
    };
    const leaveOut = (): void => undefined;
    if (!this.clientId) agent.getCredentials().then(({ clientId }) => take({ clientId }), leaveOut);
    if (!this.scopes) scopesOf(agent).then((scopes) => take({ scopes }), leaveOut);
  }

  /** Of whom they are. */
  isOf(agent: CredentialAgent | null): boolean {
    return !!agent && agent === this.#agent;
  }
}
