import { useState } from 'react';
import type { TcApiResponseEvent, TcCredentialsEvent } from 'taskcluster-elements';
import type {} from 'taskcluster-elements/react';
import { type Greeting, rootUrl, scope } from './settings';

export function App() {
  const [name] = useState('project/demo/greeting');
  const [status, setStatus] = useState('');
  const [greeting, setGreeting] = useState('');

  const showPerson = ({ detail }: TcCredentialsEvent) =>
    setStatus(`${detail.agent ? 'Signed in' : 'Signed out'} (${detail.reason})`);
  const showAnswer = ({ detail }: TcApiResponseEvent) => setGreeting((detail.data as Greeting).secret.text);

  return (
    <>
      <header>
        <tc-signin
          rootUrl={rootUrl}
          provider="taskcluster"
          clientId="whitelisted-code"
          scope={scope}
          disabled={false}
          ontc-credentials={showPerson}
        />
        <tc-whoami show="taskcluster-client-id expiry" />
      </header>
      <main>
        <p id="status">{status}</p>
        <tc-api-call
          service="secrets"
          method="get"
          auth="required"
          args={{ name }}
          inspect={false}
          ontc-api-response={showAnswer}
        />
        <p>
          It says: <output id="greeting">{greeting}</output>
        </p>
      </main>
    </>
  );
}
