/** The elements in React 19's JSX: `import type {} from 'taskcluster-elements/react'` in one file of the project. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementOf, EventsOf, Fired, Settings, Tag } from './elements.js';

/** React listens to `tc-credentials` where the property is `ontc-credentials`. */
type Handlers<T extends Tag> = {
  [Name in keyof EventsOf<T> & string as `on${Name}`]?: (event: Fired<T, Name>) => void;
};

/** What `<tc-…>` takes in JSX; for components that hand their properties on. */
export type TcProps<T extends Tag> = DetailedHTMLProps<HTMLAttributes<ElementOf<T>>, ElementOf<T>> &
  Settings<T> &
  Handlers<T>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'tc-signin': TcProps<'tc-signin'>;
      'tc-whoami': TcProps<'tc-whoami'>;
      'tc-api-call': TcProps<'tc-api-call'>;
      'tc-show': TcProps<'tc-show'>;
    }
  }
}
