/** The elements in Svelte 5's markup: `import type {} from 'taskcluster-elements/svelte'` in one file of the project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementOf, EventsOf, Fired, Settings, Tag } from './elements.js';

/** Svelte listens to `tc-credentials` where the attribute is `ontc-credentials`. */
type Handlers<T extends Tag> = {
  [Name in keyof EventsOf<T> & string as `on${Name}`]?: (event: Fired<T, Name>) => void;
};

/** What `<tc-…>` takes in markup; for components that hand their properties on. */
export type TcAttributes<T extends Tag> = HTMLAttributes<ElementOf<T>> & Settings<T> & Handlers<T>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'tc-signin': TcAttributes<'tc-signin'>;
    'tc-whoami': TcAttributes<'tc-whoami'>;
    'tc-api-call': TcAttributes<'tc-api-call'>;
    'tc-show': TcAttributes<'tc-show'>;
  }
}
