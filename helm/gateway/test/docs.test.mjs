import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { buildSchema } from 'graphql';
import { services } from '../src/services.mjs';
import { startBrowser } from './browser.mjs';
import { startGateway } from './gateway.mjs';

/** Nobody is there. */
const identity = 'http://127.0.0.1:9';

const title = (service) => service[0].toUpperCase() + service.slice(1);

describe('the documentation, in a browser', { timeout: 240_000 }, () => {
  const complaints = [];
  const strangers = [];
  let gateway;
  let browser;
  let page;

  before(async () => {
    [gateway, browser] = await Promise.all([
      startGateway({ NEONPRO_IDENTITY_URL: identity }),
      startBrowser(),
    ]);
  });

  beforeEach(async () => {
    complaints.length = 0;
    strangers.length = 0;
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.stack));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('request', (request) => request.url().startsWith(gateway.url) || strangers.push(request.url()));
  });

  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      strangers.filter((url) => !url.startsWith('data:')),
      [],
    );
  });

  after(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  test('begins with all six contexts and GraphQL', async () => {
    await page.goto(`${gateway.url}/docs`);

    const cards = page.locator('.contexts strong');
    await cards.first().waitFor();
    assert.deepEqual(
      (await cards.allTextContents()).sort(),
      [...services.map(title), 'GraphQL'].sort(),
    );
  });

  for (const service of services) {
    test(`shows the operations of ${service}`, async () => {
      await page.goto(`${gateway.url}/docs`);

      await page.locator('nav').getByText(title(service), { exact: true }).click();

      await page.locator('.opblock').first().waitFor();
      assert.match(await page.locator('.info .title').textContent(), new RegExp(service, 'i'));
    });
  }

  test('shows the schema of an operation', async () => {
    await page.goto(`${gateway.url}/docs/#patient`);

    const path = page.locator('[data-path="/api/v1/patients"]');
    const register = page.locator('.opblock-post', { has: path });
    await register.click();
    await register.getByText('Schema', { exact: true }).first().click();

    await register.getByText('birthDate').first().waitFor();
  });

  test('shows the GraphQL schema, with a query to try', async () => {
    await page.goto(`${gateway.url}/docs/#graphql`);

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click();

    await page.locator('.graphiql-doc-explorer').getByText('patients', { exact: true }).waitFor();
  });

  test('gives the schema to tools that have no token', async () => {
    const response = await fetch(`${gateway.url}/docs/schema.graphql`);

    assert.equal(response.headers.get('content-type'), 'application/graphql; charset=utf-8');
    assert.ok(buildSchema(await response.text()).getType('Patient'));
  });

  test('is kept for a short time by whoever likes, who is then told whether it is the same', async () => {
    const page = `${gateway.url}/docs/`;
    const { headers } = await fetch(page);

    const again = await fetch(page, { headers: { 'if-none-match': headers.get('etag') } });
    const missing = await fetch(`${gateway.url}/docs/nothing.html`);

    assert.match(headers.get('cache-control'), /^public, max-age=[1-9]/);
    assert.equal(again.status, 304);
    assert.equal(again.headers.get('etag'), headers.get('etag'));
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get('cache-control'), 'no-store');
  });

  test('is where a browser arrives that opens the endpoint', async () => {
    await page.goto(`${gateway.url}/graphql`);

    await page.waitForURL('**/docs/#graphql');
    await page.locator('.graphiql-query-editor').getByText('patients').waitFor();
  });

  test('sends people to identity to sign in, and says when it is away', async () => {
    const left = await fetch(`${gateway.url}/docs/sign-in?state=a`, { redirect: 'manual' });
    const body = new URLSearchParams({ code: 'b' });
    const back = await fetch(`${gateway.url}/docs/token`, { method: 'POST', body });

    assert.equal(left.headers.get('location'), `${identity}/oauth/authorize?state=a`);
    assert.equal(back.status, 503);
    assert.deepEqual(await back.json(), { error: 'temporarily_unavailable' });
  });

  test('has a policy that allows no script and no request elsewhere', async () => {
    const { headers } = await fetch(`${gateway.url}/docs/`);

    const policy = headers.get('content-security-policy');

    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /connect-src 'self';/);
  });
});
