/** The subgraphs, and the ports they have on a laptop. */
const laptopPorts = {
  patient: 8081,
  scheduling: 8082,
  clinic: 8083,
  billing: 8084,
  notify: 8085,
  identity: 8086,
};

export const services = Object.keys(laptopPorts);

export const laptopUrl = (service) => `http://localhost:${laptopPorts[service]}`;

/** Where a service answers now: NEONPRO_PATIENT_URL and its like, else its port on a laptop. */
export const urlOf = (service, env = process.env) =>
  env[`NEONPRO_${service.toUpperCase()}_URL`] ?? laptopUrl(service);

/**
 * Where it is asked from here: identity is known to people and tokens by its public address, and may have another one in a
 * cluster.
 */
export const addressOf = (service, env = process.env) =>
  env[`NEONPRO_${service.toUpperCase()}_ADDRESS`] ?? urlOf(service, env);
