// taskcluster-client-web as it is published, and the hawk package under it.
export { default as hawk } from 'hawk';
export { default as Queue } from 'taskcluster-client-web/src/clients/Queue.js';
