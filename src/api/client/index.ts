// taskcluster-client-web's own classes, built for browsers, with our request under them (see client.ts).
import AuthClass from 'taskcluster-client-web/src/clients/Auth.js';
import GithubClass from 'taskcluster-client-web/src/clients/Github.js';
import HooksClass from 'taskcluster-client-web/src/clients/Hooks.js';
import IndexClass from 'taskcluster-client-web/src/clients/Index.js';
import NotifyClass from 'taskcluster-client-web/src/clients/Notify.js';
import ObjectClass from 'taskcluster-client-web/src/clients/Object.js';
import PurgeCacheClass from 'taskcluster-client-web/src/clients/PurgeCache.js';
import QueueClass from 'taskcluster-client-web/src/clients/Queue.js';
import SecretsClass from 'taskcluster-client-web/src/clients/Secrets.js';
import WorkerManagerClass from 'taskcluster-client-web/src/clients/WorkerManager.js';
import * as utils from 'taskcluster-client-web/src/utils.js';
import { Client } from './client.js';
import type { ClientOptions } from './options.js';
import type * as types from './service-types.js';

export { Client };
export type { ClientMethod } from './client.js';
export type { AnyAgent, ClientOptions, Entry, Reference } from './options.js';

/** A point in time from now: `1 day 2 hours`. */
export const fromNow: (offset: string, reference?: Date) => Date = utils.fromNow;
/** The same as services want it, ISO 8601. */
export const fromNowJSON: (offset: string, reference?: Date) => string = utils.fromNowJSON;
/** A fresh id for a task. */
export const slugid: () => string = utils.slugid;

/** A class of taskcluster-client-web: `new Queue({ rootUrl, credentialAgent: agent }).task(taskId)`. */
export type ServiceClass<Methods> = new (options: Partial<ClientOptions> & { rootUrl: string }) => Client & Methods;

export const Auth = AuthClass as ServiceClass<types.AuthMethods>;
export const Github = GithubClass as ServiceClass<types.GithubMethods>;
export const Hooks = HooksClass as ServiceClass<types.HooksMethods>;
export const Index = IndexClass as ServiceClass<types.IndexMethods>;
export const Notify = NotifyClass as ServiceClass<types.NotifyMethods>;
export const Object = ObjectClass as ServiceClass<types.ObjectMethods>;
export const PurgeCache = PurgeCacheClass as ServiceClass<types.PurgeCacheMethods>;
export const Queue = QueueClass as ServiceClass<types.QueueMethods>;
export const Secrets = SecretsClass as ServiceClass<types.SecretsMethods>;
export const WorkerManager = WorkerManagerClass as ServiceClass<types.WorkerManagerMethods>;
