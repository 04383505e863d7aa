/** A scope, or which of several must be held. */
export type ScopeExpression = string | { AllOf: ScopeExpression[] } | { AnyOf: ScopeExpression[] };

export interface InsufficientScopes {
  /** Who was refused; undefined where the call was anonymous. */
  readonly clientId: string | undefined;
  /** What the method requires; undefined where the server's words could not be read. */
  readonly required: ScopeExpression | undefined;
  /** The scopes that are missing; for an anonymous call all that are required. */
  readonly missing: readonly string[];
}

/** The scopes a refused call lacked; undefined where the error is not about scopes. */
export declare function insufficientScopes(error: unknown): InsufficientScopes | undefined;
