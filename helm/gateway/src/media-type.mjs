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
      if (!accepted.includes(given.split(';')[0].trim())) {
        endResponse(unsupported(fetchAPI));
      } else if (!takesOneOf(answered, request.headers.get('accept') ?? '*/*')) {
        endResponse(notAcceptable(fetchAPI));
      } else {
        request.headers.set('content-type', given);
      }
    },
  };
}

function takesOneOf(types, accept) {
  return accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => parameters.every(isUtf8))
    .some(([range]) => types.some((type) => matches(type.split('/'), range.split('/'))));
}

const isUtf8 = (parameter) =>
  !parameter.startsWith('charset=') || parameter.slice('charset='.length) === 'utf-8';

const matches = ([type, subtype], [wantedType, wantedSubtype]) =>
  (wantedType === '*' || wantedType === type) &&
  (wantedSubtype === '*' || wantedSubtype === subtype);

const unsupported = (fetchAPI) =>
  refusal(fetchAPI, 415, 'unsupported-media-type', `Send the operation as ${accepted[0]}.`, {
    'accept-post': accepted.join(', '),
  });

const notAcceptable = (fetchAPI) =>
  refusal(fetchAPI, 406, 'not-acceptable', `The answer can be one of ${answered.join(', ')}.`);

const refusal = ({ Response }, status, code, message, headers) =>
  Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });
