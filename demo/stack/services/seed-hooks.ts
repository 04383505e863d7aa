import type { TaskInput } from './define-task.js';

type TaskTemplate = Omit<TaskInput, 'created' | 'deadline' | 'expires'>;

/** A hook's definition. */
export interface Hook {
  hookGroupId: string;
  hookId: string;
  metadata: { name: string; description: string; owner: string; emailOnError: boolean };
  bindings: [];
  schedule: string[];
  task: TaskTemplate;
  triggerSchema: Record<string, unknown>;
}

/** The hooks of a fresh deployment: one that many may trigger, one that few may. */
export function seedHooks(): Hook[] {
  return [
    hook('demo', 'hello', 'Says hello, to whom the payload says', {
      type: 'object',
      properties: { name: { type: 'string', minLength: 1, maxLength: 100, description: 'Whom to greet' } },
      required: ['name'],
      additionalProperties: false,
    }),
    hook('release', 'deploy', 'Needs a scope that ordinary people lack', {
      type: 'object', properties: {}, additionalProperties: false,
    }),
  ];
}

/**
 * The task that a payload makes. Of JSON-e only `${payload.<name>}` inside strings.
 *
 * @see https://json-e.js.org/language.html
 */
export function fillTemplate(template: TaskTemplate, payload: Record<string, unknown>): TaskTemplate {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(/\$\{payload\.(\w+)\}/g, (_, name: string) => String(payload[name] ?? ''));
    }
    if (Array.isArray(value)) return value.map(fill);
    if (!(value instanceof Object)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  return fill(template) as TaskTemplate;
}

function hook(hookGroupId: string, hookId: string, description: string, triggerSchema: Hook['triggerSchema']): Hook {
  return {
    hookGroupId,
    hookId,
    metadata: { name: `${hookGroupId}/${hookId}`, description, owner: 'nobody@example.org', emailOnError: false },
    bindings: [],
    schedule: [],
    triggerSchema,
    task: {
      provisionerId: 'demo',
      workerType: 'small',
      schedulerId: 'demo',
      projectId: 'none',
      dependencies: [],
      requires: 'all-completed',
      routes: [],
      priority: 'lowest',
      retries: 5,
      scopes: [],
      payload: { command: ['echo', 'Hello ${payload.name}'], maxRunTime: 60 },
      metadata: {
        name: hookId,
        description,
        owner: 'nobody@example.org',
        source: 'https://example.org/hooks',
      },
      tags: {},
      extra: {},
    },
  };
}
