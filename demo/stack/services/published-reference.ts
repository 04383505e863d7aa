import taskcluster, { type MethodReference } from 'taskcluster-client';

/** What Taskcluster publishes of a service: its methods, with routes and scopes. */
export interface ServiceReference {
  /** A path; relative to the root URL. */
  $schema: string;
  serviceName: string;
  apiVersion: string;
  title: string;
  description: string;
  entries: MethodReference[];
}

const clients = {
  auth: taskcluster.Auth,
  queue: taskcluster.Queue,
  hooks: taskcluster.Hooks,
  secrets: taskcluster.Secrets,
};

export type ServiceName = keyof typeof clients;

/** The reference of a service, as the published client carries it: method by method. */
export function referenceOf(serviceName: ServiceName): ServiceReference {
  const methods = Object.values(clients[serviceName].prototype);
  return {
    $schema: '/schemas/common/api-reference-v0.json#',
    serviceName,
    apiVersion: 'v1',
    title: serviceName,
    description: `The ${serviceName} service of the local deployment, which has a part of these methods.`,
    entries: methods.flatMap(({ entryReference }) => entryReference ?? []),
  };
}
