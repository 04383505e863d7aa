/** For tests of pages that use the elements: `taskcluster-elements/testing`. */
export { TestAgent, type TestPerson } from './testing/test-agent.js';
export { type TestFacts, TestSession } from './testing/test-session.js';
