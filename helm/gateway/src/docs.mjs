import { createHash } from 'node:crypto';
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
        const file = files.get(url.pathname.slice(path.length + 1) || 'index.html');
        if (!file) {
          endResponse(new Response('There is no such page.', { status: 404, headers }));
        } else if (request.headers.get('if-none-match')?.includes(file.headers.etag)) {
          endResponse(new Response(null, { status: 304, headers: file.headers }));
        } else {
          endResponse(new Response(file.content, { headers: file.headers }));
        }
      }
    },
  };
}

const isBrowserAtEndpoint = (request, url) =>
  url.pathname.startsWith('/graphql') && request.headers.get('accept')?.includes('text/html');

/** The same for everybody, so the edge keeps it too; for a short time, as pages of two releases do not go together. */
function fileOf(path) {
  const content = readFileSync(path);
  const digest = createHash('sha256').update(content).digest('base64url');
  return {
    content,
    headers: {
      ...headers,
      'cache-control': 'public, max-age=60',
      'content-type': types[extname(path)],
      etag: `"${digest}"`,
    },
  };
}

function filesOf(folder) {
  try {
    return new Map(
      readdirSync(folder, { recursive: true })
        .filter((name) => extname(name))
        .map((name) => [name.replaceAll(sep, '/'), fileOf(join(folder, name))]),
    );
  } catch (error) {
    if (error.code === 'ENOENT') {
      return new Map();
    }
    throw error;
  }
}
