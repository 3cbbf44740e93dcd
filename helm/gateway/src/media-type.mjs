const accepted = ['application/json', 'application/graphql+json'];

/** Refuses operations that are not sent as JSON; media types are the same in capitals (RFC 9110, 8.3.1). */
export function useMediaType({ path = '/graphql' } = {}) {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'POST' || url.pathname !== path) {
        return;
      }
      const given = (request.headers.get('content-type') ?? '').toLowerCase();
      if (accepted.includes(given.split(';')[0].trim())) {
        request.headers.set('content-type', given);
      } else {
        endResponse(refusal(fetchAPI));
      }
    },
  };
}

const refusal = ({ Response }) =>
  Response.json(
    {
      errors: [
        {
          message: `Send the operation as ${accepted[0]}.`,
          extensions: { code: 'unsupported-media-type' },
        },
      ],
    },
    { status: 415, headers: { 'accept-post': accepted.join(', ') } },
  );
