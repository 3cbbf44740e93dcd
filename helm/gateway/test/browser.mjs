/** A real browser: the machine's own Chromium, else the one that comes as a package. */
import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Quiet towards the world; without a sandbox, which root and containers do not have. */
const flags = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-sync',
];

export async function startBrowser() {
  return chromium.launch({ executablePath: await find(), args: flags });
}

async function find() {
  const found = [process.env.NEONPRO_CHROMIUM, ...installed].find((path) => path && existsSync(path));
  if (found) {
    return found;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return bundled.executablePath();
  }
  throw new Error('The documentation is tested in a Chromium: install one, or name it in NEONPRO_CHROMIUM.');
}
