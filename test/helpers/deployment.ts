/** Where the local deployment of this test run answers; the runner writes it into the test page. */
export interface TestDeployment {
  rootUrl: string;
  tenantUrl: string;
  pageUrl: string;
  clientId: string;
  /** The same servers as another site. */
  crossSite: { rootUrl: string; tenantUrl: string; pageUrl: string };
}

const text = document.getElementById('deployment')?.textContent;
if (!text) throw new Error('This page knows no deployment: run it with the configuration of this project.');

/** For browser tests only: an end-to-end test starts its own. */
export const deployment = JSON.parse(text) as TestDeployment;
