/** Gathers the documentation page: its own files, the viewers, what each service's build says of its REST API, and the composed schema. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { services } from './src/services.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Nothing comes from elsewhere: the browser loads these from the gateway. */
const viewers = {
  'graphiql.css': 'graphiql/graphiql.min.css',
  'graphiql.js': 'graphiql/graphiql.min.js',
  'react-dom.js': 'react-dom/umd/react-dom.production.min.js',
  'react.js': 'react/umd/react.production.min.js',
  'swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
  'swagger-ui.js': 'swagger-ui-dist/swagger-ui-bundle.js',
};

function document(root, schema, out) {
  const documents = [
    [schema, join(out, 'schema.graphql')],
    ...services.map((service) => [
      join(root, service, 'target', 'openapi', 'openapi.json'),
      join(out, 'openapi', `${service}.json`),
    ]),
  ];
  const missing = documents.map(([from]) => from).filter((file) => !existsSync(file));
  rmSync(out, { recursive: true, force: true });
  if (missing.length > 0) {
    return missing;
  }
  mkdirSync(out, { recursive: true });
  cpSync(join(here, 'docs'), out, { recursive: true });
  Object.entries(viewers).forEach(([name, file]) => cpSync(join(here, 'node_modules', file), join(out, name)));
  documents.forEach(([from, to]) => cpSync(from, to));
  return missing;
}

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: join(here, '..', '..') },
    schema: { type: 'string', default: join(here, 'target', 'schema.graphql') },
    out: { type: 'string', default: join(here, 'target', 'docs') },
  },
});
const missing = document(values.root, values.schema, values.out);
if (missing.length > 0) {
  console.error('The documentation lacks what is built before it; package the services first:');
  missing.forEach((file) => console.error(`  ${file}`));
  process.exitCode = 1;
} else {
  console.log(values.out);
}
