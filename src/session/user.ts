/** The signed-in person, as far as the provider said. Text from outside: show it as text only. */
export interface User {
  readonly name?: string;
  /** Address of a picture: `https`, or `data:image/…`, which needs no request. */
  readonly picture?: string;
  readonly email?: string;
  /** Who it is, stable between sign-ins: OpenID's `sub`, or the clientId up to its last `/`. */
  readonly sub: string;
}
