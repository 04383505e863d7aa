export interface ValidationComplaints {
  /** Address of the schema that refused the payload; undefined for URL and query parameters. */
  readonly schema: string | undefined;
  /** One sentence each, as the server wrote them. */
  readonly complaints: readonly string[];
}

/** What a server disliked about the input; undefined where the error is not about input. */
export declare function validationComplaints(error: unknown): ValidationComplaints | undefined;
