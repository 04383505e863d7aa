/** The elements in Vue's templates: `import type {} from 'taskcluster-elements/vue'` in one file of the project. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ElementOf, EventsOf, Fired, Settings, Tag } from './elements.js';

/** Vue's name for `@tc-credentials` is `onTcCredentials`. */
type Handlers<T extends Tag> = {
  [Name in keyof EventsOf<T> & string as `on${Camel<Name>}`]?: (event: Fired<T, Name>) => void;
};

type Camel<Name extends string> = Name extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${Camel<Rest>}`
  : Capitalize<Name>;

/** An element as Vue's tools see it: a template ref to it is the element. */
type TcComponent<T extends Tag> = new () => ElementOf<T> & {
  $props: HTMLAttributes & ReservedProps & Settings<T> & Handlers<T>;
};

declare module 'vue' {
  /** Vue leaves it out, as its own templates have `v-slot`; children of custom elements need it. */
  interface HTMLAttributes {
    slot?: string;
  }

  interface GlobalComponents {
    'tc-signin': TcComponent<'tc-signin'>;
    'tc-whoami': TcComponent<'tc-whoami'>;
    'tc-api-call': TcComponent<'tc-api-call'>;
    'tc-show': TcComponent<'tc-show'>;
  }
}
