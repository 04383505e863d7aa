import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Everything the hosted login remembers, in memory and for one deployment. */
export class TenantStore {
  readonly #records = new Map<string, { payload: AdapterPayload; endsAt: number }>();

  /** The storage that `oidc-provider` asks for, one per kind of record. */
  readonly adapter = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      const endsAt = expiresIn ? Date.now() + expiresIn * 1000 : Infinity;
      this.#records.set(`${model}:${id}`, { payload, endsAt });
    },
    find: async (id) => this.#find(`${model}:${id}`),
    findByUid: async (uid) => this.#findBy(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => this.#findBy(model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = this.#find(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void this.#records.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of this.#records) {
        if (payload.grantId === grantId) this.#records.delete(key);
      }
    },
  });

  /** Makes every signed-in browser somebody else's, or only the one of the session `uid`. */
  switchPerson(sub: string, uid?: string): void {
    for (const { payload } of this.#sessions()) {
      const { accountId } = payload;
      if (uid !== undefined && uid !== payload.uid) continue;
      if (accountId && accountId !== sub) Object.assign(payload, { accountId: sub, authorizations: {} });
    }
  }

  /** Ends every session; attempts under way go on. */
  endSessions(): void {
    for (const { key } of this.#sessions()) this.#records.delete(key);
  }

  endSession(id: string): void {
    this.#records.delete(`Session:${id}`);
  }

  clear(): void {
    this.#records.clear();
  }

  #sessions() {
    return [...this.#records]
      .filter(([key]) => key.startsWith('Session:'))
      .map(([key, { payload }]) => ({ key, payload }));
  }

  #find(key: string): AdapterPayload | undefined {
    const record = this.#records.get(key);
    if (record && record.endsAt > Date.now()) return record.payload;
    this.#records.delete(key);
    return undefined;
  }

  #findBy(model: string, isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const found = [...this.#records].find(([key, { payload }]) => key.startsWith(`${model}:`) && isWanted(payload));
    return found && this.#find(found[0]);
  }
}
