/** What browsers must not do with any answer; one that says something else itself has the last word. */
const protective = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Answers are for whom they are sent to: nobody keeps, guesses at or frames them. */
export function useProtectiveHeaders() {
  return {
    onResponse({ response }) {
      for (const [name, value] of Object.entries(protective)) {
        if (!response.headers.has(name)) {
          response.headers.set(name, value);
        }
      }
    },
  };
}
