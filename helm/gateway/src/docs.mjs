import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.graphql': 'application/graphql; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The viewers write styles at run time; scripts, requests and fonts come from here and from nowhere else. */
const policy = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self' data:",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
].join('; ');

const headers = {
  'cache-control': 'no-cache',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Serves the documentation page that the build left in a folder, from memory; without one, nothing.
 * Whoever would take a page from the GraphQL endpoint is sent there: the one that the library has for them weighs 21 MB.
 */
export function useDocs({ folder, path = '/docs' }) {
  const files = filesOf(folder);
  return {
    onRequest({ request, url, fetchAPI: { Response }, endResponse }) {
      const redirect = (location) => new Response(null, { status: 303, headers: { location } });
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return;
      }
      if (url.pathname === path) {
        endResponse(redirect(`${path}/`));
      } else if (isBrowserAtEndpoint(request, url)) {
        endResponse(redirect(`${path}/#graphql`));
      } else if (url.pathname.startsWith(`${path}/`)) {
        const name = url.pathname.slice(path.length + 1) || 'index.html';
        const file = files.get(name);
        endResponse(
          file
            ? new Response(file, { headers: { ...headers, 'content-type': types[extname(name)] } })
            : new Response('There is no such page.', { status: 404, headers }),
        );
      }
    },
  };
}

const isBrowserAtEndpoint = (request, url) =>
  url.pathname.startsWith('/graphql') && request.headers.get('accept')?.includes('text/html');

function filesOf(folder) {
  try {
    return new Map(
      readdirSync(folder, { recursive: true })
        .filter((name) => extname(name))
        .map((name) => [name.replaceAll(sep, '/'), readFileSync(join(folder, name))]),
    );
  } catch (error) {
    if (error.code === 'ENOENT') {
      return new Map();
    }
    throw error;
  }
}
