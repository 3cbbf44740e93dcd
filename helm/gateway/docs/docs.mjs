/** The documentation page: an overview, one REST reference per context, and GraphQL to try. */
import { comeBack, fetchSignedIn, isSignedIn, signIn } from './session.mjs';

const contexts = {
  identity: 'users, memberships, service accounts, tokens',
  clinic: 'tenants, clinics, practitioners, resources, treatments, hours',
  patient: 'patients, medical records, consents',
  scheduling: 'slots, holds, appointments, the agenda',
  billing: 'invoices, payments',
  notify: 'messages, templates, preferences',
};
const graphql = 'all contexts in one query';

const firstQuery = `# A page of two contexts and what others add to it.
# Sign in above to run it, or give a token below.
{
  treatments(first: 5) {
    edges { node { name price { amount currency } } }
  }
  patients(first: 5) {
    edges {
      node {
        name
        appointments(first: 3) {
          start
          status
          treatment { name }
          practitioner { name }
        }
      }
    }
  }
}
`;

const main = document.querySelector('main');

const views = {
  '': showOverview,
  graphql: showGraphQl,
  ...Object.fromEntries(Object.keys(contexts).map((name) => [name, () => showRest(name)])),
};

function showOverview() {
  main.replaceChildren(document.getElementById('overview').content.cloneNode(true));
  const cards = Object.entries({ ...contexts, graphql }).map(([name, owns]) => {
    const card = element('li', element('a', element('strong', titleOf(name)), element('span', owns)));
    card.firstChild.href = `#${name}`;
    return card;
  });
  main.querySelector('.contexts').append(...cards);
}

/** Read only: a browser may not send what it reads here to the services, which are other origins. */
async function showRest(name) {
  const page = element('section');
  main.replaceChildren(page);
  const spec = await (await fetch(`openapi/${name}.json`)).json();
  for (const scheme of Object.values(spec.components?.securitySchemes ?? {})) {
    keepToOneself(scheme);
  }
  window.SwaggerUIBundle({
    domNode: page,
    spec,
    supportedSubmitMethods: [],
    defaultModelsExpandDepth: 0,
    docExpansion: 'list',
    tagsSorter: 'alpha',
    validatorUrl: null,
  });
}

/** The viewer would ask the identity provider how one signs in. */
function keepToOneself(scheme) {
  if (scheme.type === 'openIdConnect') {
    delete scheme.openIdConnectUrl;
    Object.assign(scheme, { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  }
}

/** The schema comes with the page: whoever has not signed in may not ask for it. */
async function showGraphQl() {
  const page = element('section');
  page.className = 'explorer';
  main.replaceChildren(page);
  const { React, ReactDOM, GraphiQL } = window;
  const schema = await (await fetch('schema.graphql')).text();
  const explorer = React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({
      url: new URL('/graphql', location).href,
      fetch: fetchSignedIn,
    }),
    schema: GraphiQL.GraphQL.buildSchema(schema),
    defaultQuery: firstQuery,
    forcedTheme: 'light',
  });
  ReactDOM.createRoot(page).render(explorer);
}

function show() {
  const name = location.hash.slice(1);
  for (const link of document.querySelectorAll('nav a')) {
    link.ariaCurrent = link.hash === `#${name}` ? 'page' : null;
  }
  document.title = name in views && name ? `${titleOf(name)} · NeonPro API` : 'NeonPro API';
  (views[name] ?? showOverview)();
}

function titleOf(name) {
  return name === 'graphql' ? 'GraphQL' : name[0].toUpperCase() + name.slice(1);
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

const links = Object.keys({ ...contexts, graphql }).map((name) => {
  const link = element('a', titleOf(name));
  link.href = `#${name}`;
  return link;
});
document.querySelector('nav').append(...links);
await comeBack();
const button = document.querySelector('header button');
button.disabled = isSignedIn();
button.textContent = isSignedIn() ? 'Signed in' : 'Sign in';
button.addEventListener('click', signIn);
window.addEventListener('hashchange', show);
show();
