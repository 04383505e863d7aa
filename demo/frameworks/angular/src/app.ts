import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { TcApiResponseEvent, TcCredentialsEvent } from 'taskcluster-elements';
import { type Greeting, rootUrl, scope } from './settings';

@Component({
  selector: 'demo-app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  readonly rootUrl = rootUrl;
  readonly scope = scope;
  readonly name = signal('project/demo/greeting');
  readonly status = signal('');
  readonly greeting = signal('');

  showPerson({ detail }: TcCredentialsEvent): void {
    this.status.set(`${detail.agent ? 'Signed in' : 'Signed out'} (${detail.reason})`);
  }

  showAnswer({ detail }: TcApiResponseEvent): void {
    this.greeting.set((detail.data as Greeting).secret.text);
  }
}
