/** How a session lives on this page. Not part of what it belongs to: see `SessionConfiguration`. */
export interface SessionSettings {
  /** Where it outlives a reload. */
  readonly storage: 'session' | 'memory' | 'local';
  /** A duration, or `off`. */
  readonly renewAfter: string;
  /** A duration. */
  readonly warnBefore: string;
}
