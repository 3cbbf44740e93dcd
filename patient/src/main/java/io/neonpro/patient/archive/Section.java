package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;

/**
 * One kind of what is kept, from one service.
 *
 * @param name of its files, in kebab-case
 * @param category of data that it is, which says why it is kept
 * @param pages arrays or single objects, read one after the other as they are written
 */
record Section(String name, Category category, Multi<JsonNode> pages) {}
