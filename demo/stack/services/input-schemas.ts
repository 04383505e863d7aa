/**
 * Schemas of what the methods here take, so that mistakes are refused in Taskcluster's words.
 *
 * @see https://docs.taskcluster.net/docs/reference/platform/queue/api
 */
type Schema = Record<string, unknown>;

const slugid = '^[A-Za-z0-9_-]{8}[Q-T][A-Za-z0-9_-][CGKOSWaeimquy26-][A-Za-z0-9_-]{10}[AQgw]$';
const provisionerId = '[a-zA-Z0-9-_]{1,38}';
const workerType = '[a-z]([-a-z0-9]{0,36}[a-z0-9])?';

const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const matching = (pattern: string): Schema => ({ type: 'string', pattern });
const date: Schema = { type: 'string', format: 'date-time' };
const scopeList: Schema = { type: 'array', items: matching('^[\\x20-\\x7e]*$') };

/** An object with these properties and no others. */
function only(properties: Schema, required: string[] = []): Schema {
  return { type: 'object', properties, additionalProperties: false, required };
}

const task = only({
  provisionerId: matching(`^${provisionerId}$`),
  workerType: matching(`^${workerType}$`),
  taskQueueId: matching(`^${provisionerId}/${workerType}$`),
  schedulerId: { ...matching('^([a-zA-Z0-9-_]*)$'), minLength: 1, maxLength: 38, default: '-' },
  projectId: { ...matching('^([a-zA-Z0-9._/-]*)$'), minLength: 1, maxLength: 500, default: 'none' },
  taskGroupId: matching(slugid),
  dependencies: { type: 'array', items: matching(slugid), maxItems: 10_000, uniqueItems: true, default: [] },
  requires: { type: 'string', enum: ['all-completed', 'all-resolved'], default: 'all-completed' },
  routes: { type: 'array', items: { ...text(249), minLength: 1 }, maxItems: 64, uniqueItems: true, default: [] },
  priority: {
    type: 'string',
    enum: ['highest', 'very-high', 'high', 'medium', 'low', 'very-low', 'lowest'],
    default: 'lowest',
  },
  retries: { type: 'integer', minimum: 0, maximum: 49, default: 5 },
  created: date,
  deadline: date,
  expires: date,
  scopes: { ...scopeList, default: [] },
  payload: { type: 'object' },
  metadata: only({
    name: text(255),
    description: text(32_768),
    owner: text(255),
    source: {
      ...text(4096), pattern: '^(https?:\\/\\/|ssh:\\/\\/|git@)', anyOf: [{ format: 'uri' }, { format: 'regex' }],
    },
  }, ['name', 'description', 'owner', 'source']),
  tags: { type: 'object', additionalProperties: text(4096), default: {} },
  extra: { type: 'object', default: {} },
}, ['created', 'deadline', 'payload', 'metadata']);

const client = only({
  expires: date,
  deleteOnExpiration: { type: 'boolean', default: false },
  description: text(10_240),
  scopes: { ...scopeList, uniqueItems: true },
}, ['expires', 'description']);

/** By the path below `/schemas/`. */
export const inputSchemas: Record<string, Schema> = {
  'auth/v1/create-client-request.json': client,
  'auth/v1/scopeset.json': only({ scopes: { ...scopeList, uniqueItems: true } }, ['scopes']),
  'hooks/v1/trigger-hook.json': { type: 'object' },
  'queue/v1/create-task-request.json': task,
  'secrets/v1/secret.json': only({ secret: { type: 'object' }, expires: date }, ['secret', 'expires']),
};
