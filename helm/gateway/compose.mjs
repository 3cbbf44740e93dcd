/** Composes the supergraph from the SDL that each service's build left in its target folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { laptopUrl, services } from './src/services.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Answers the supergraph, or every reason why there is none. */
export function compose(sdls) {
  const errors = [];
  const subgraphs = [];
  for (const [name, sdl] of Object.entries(sdls)) {
    try {
      subgraphs.push({ name, url: `${laptopUrl(name)}/graphql`, typeDefs: parse(sdl) });
    } catch (error) {
      errors.push(`${name}: ${error.message}`);
    }
  }
  if (errors.length > 0) {
    return { errors };
  }
  const { supergraphSdl, publicSdl, errors: rejected = [] } = composeServices(subgraphs);
  return rejected.length > 0
    ? { errors: rejected.map(({ message, extensions }) => `${extensions?.code}: ${message}`) }
    : { supergraph: supergraphSdl, schema: readable(publicSdl), errors };
}

/** What clients see, in an order that does not change by itself. */
function readable(sdl) {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Reads <root>/<service>/target/graphql/<service>.graphql of every service. */
function exported(root) {
  const sdls = {};
  const errors = [];
  for (const service of services) {
    const file = join(root, service, 'target', 'graphql', `${service}.graphql`);
    try {
      sdls[service] = readFileSync(file, 'utf8');
    } catch {
      errors.push(`${service}: no SDL at ${file}; package the service first`);
    }
  }
  return { sdls, errors };
}

function main() {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: join(here, '..', '..') },
      out: { type: 'string', default: join(here, 'target', 'supergraph.graphql') },
    },
  });
  const { sdls, errors: missing } = exported(values.root);
  const { supergraph, schema, errors } = missing.length > 0 ? { errors: missing } : compose(sdls);
  if (errors.length > 0) {
    rmSync(values.out, { force: true });
    console.error(`The supergraph does not compose (${errors.length}):`);
    errors.forEach((error) => console.error(`  ${error}`));
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, supergraph);
  writeFileSync(join(dirname(values.out), 'schema.graphql'), schema);
  console.log(`${values.out}: ${Object.keys(sdls).join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
