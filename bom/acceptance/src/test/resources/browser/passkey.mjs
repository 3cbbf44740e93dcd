/**
 * Signs in as somebody whose clinic asks for a second factor, in a Chromium with an authenticator of its own: makes a passkey
 * on the page, goes on with it, and signs in with it again.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { startBrowser } from '../../../../../../helm/gateway/test/browser.mjs';

const { IDENTITY, EMAIL, PASSWORD } = process.env;

/** By when identity has heard what the clinic asks for. */
const patience = 30_000;

const authenticator = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

const application = createServer((request, response) => response.end('signed in')).listen(0, '127.0.0.1');
await once(application, 'listening');
const callback = `http://127.0.0.1:${application.address().port}/callback`;
const askToSignIn = `${IDENTITY}/oauth/authorize?${new URLSearchParams({
  response_type: 'code',
  client_id: 'neonpro',
  redirect_uri: callback,
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  prompt: 'login',
})}`;

async function signIn(page) {
  await page.goto(askToSignIn);
  await page.fill('#email', EMAIL);
  await page.fill('#password', PASSWORD);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.click('form > button:last-child')]);
}

async function isAskedForSecondFactor(page) {
  const until = Date.now() + patience;
  do {
    await signIn(page);
    if (await page.locator('#passkey').count()) {
      return true;
    }
  } while (Date.now() < until);
  return false;
}

async function usePasskey(page) {
  await page.click('#passkey');
  await page.waitForURL(`${callback}?**`);
}

const browser = await startBrowser();
const complaints = [];
try {
  const page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack));
  const developer = await page.context().newCDPSession(page);
  await developer.send('WebAuthn.enable');
  await developer.send('WebAuthn.addVirtualAuthenticator', { options: authenticator });

  if (!(await isAskedForSecondFactor(page))) {
    throw new Error('nobody asks for a second factor');
  }
  await page.click('#passkey');
  await page.locator('pre').waitFor();
  await usePasskey(page);

  await signIn(page);
  await usePasskey(page);
  if (complaints.length) {
    throw new Error(complaints.join('\n'));
  }
} finally {
  await browser.close();
  application.close();
}
