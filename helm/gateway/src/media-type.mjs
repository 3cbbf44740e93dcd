import { taken } from './accept.mjs';

const accepted = ['application/json', 'application/graphql+json'];

/** What an answer can be written as. */
const answered = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
];

/**
 * Refuses operations that are not sent as JSON, and before they run those whose answer the client could not take;
 * media types are the same in capitals (RFC 9110, 8.3.1).
 */
export function useMediaType({ path = '/graphql' } = {}) {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'POST' || url.pathname !== path) {
        return;
      }
      const given = (request.headers.get('content-type') ?? '').toLowerCase();
      const types = taken(answered, request.headers.get('accept') ?? '');
      if (!accepted.includes(given.split(';')[0].trim())) {
        endResponse(unsupported(fetchAPI));
      } else if (!types) {
        endResponse(unreadable(fetchAPI));
      } else if (types.length === 0) {
        endResponse(notAcceptable(fetchAPI));
      } else {
        request.headers.set('content-type', given);
        request.headers.set('accept', types.join(', '));
      }
    },
  };
}

const unsupported = (fetchAPI) =>
  refusal(fetchAPI, 415, 'unsupported-media-type', `Send the operation as ${accepted[0]}.`, {
    'accept-post': accepted.join(', '),
  });

const unreadable = (fetchAPI) =>
  refusal(fetchAPI, 400, 'invalid-input', 'Accept must be a list of media types.');

const notAcceptable = (fetchAPI) =>
  refusal(fetchAPI, 406, 'not-acceptable', `The answer can be one of ${answered.join(', ')}.`);

const refusal = ({ Response }, status, code, message, headers) =>
  Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });
