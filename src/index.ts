/** Every public name. Importing this does nothing: `define.js` registers the tags. */
export type { CallResponse, CallResult } from './api/call-options.js';
export { AgentLink, type AgentLinkHost, type AgentLinkOptions } from './elements/agent-link.js';
export {
  type AgentAnswers,
  type AgentOwner,
  type AgentRequestDetail,
  type AgentSnapshot,
  type SignInOptions,
  TcAgentChangeEvent,
  TcAgentRequestEvent,
  agentContext,
  askOwners,
} from './elements/agent-protocol.js';
export {
  type ApiRequestDetail,
  TcApiErrorEvent,
  TcApiRequestEvent,
  TcApiResponseEvent,
} from './elements/api-call/call-events.js';
export type { ApiCallStatus } from './elements/api-call/call-host.js';
export type { Column } from './elements/api-call/choose-columns.js';
export { completeSignIn, type CompleteSignInOptions } from './elements/complete-sign-in.js';
export {
  type CredentialsDetail,
  TcCredentialsEvent,
  TcErrorEvent,
  TcExpiringEvent,
  TcSigninStartEvent,
  TcSignoutStartEvent,
  TcStatusEvent,
} from './elements/events.js';
export { type IdentityDetail, TcIdentityEvent } from './elements/identity/identity-event.js';
export { TcApiCall } from './elements/tc-api-call.js';
export { type ShowStatus, TcShow } from './elements/tc-show.js';
export { TcSignin } from './elements/tc-signin.js';
export { TcWhoami, type WhoamiStatus } from './elements/tc-whoami.js';
export type { ResultRenderer } from './elements/views/custom-view.js';
export type { ViewContext } from './elements/views/view.js';
export type { WhenSignedInOptions } from './elements/when-signed-in.js';
export { setWords } from './elements/words/set-words.js';
export type { CallWords, ErrorWords, OwnWords, SigninWords, WhoamiWords, Words } from './elements/words/words.js';
export type { CredentialAgent, Credentials, GetCredentialsOptions } from './session/credential-agent.js';
export { type ErrorCode, type RequestInfo, TcError, type TcErrorOptions } from './session/errors.js';
export type { ErrorSentences } from './session/sentences/error-sentences.js';
export type { Said, Sentence } from './session/sentences/say.js';
export type { CredentialsReason, SessionStatus } from './session/snapshot.js';
export type { User } from './session/user.js';
