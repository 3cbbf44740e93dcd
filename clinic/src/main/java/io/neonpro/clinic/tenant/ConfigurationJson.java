package io.neonpro.clinic.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Configurations as the read model stores them. */
@ApplicationScoped
class ConfigurationJson {

    private final ObjectMapper mapper;

    ConfigurationJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Configuration configuration) {
        try {
            return mapper.writeValueAsString(configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A configuration is plain JSON", e);
        }
    }

    Configuration read(String json) {
        try {
            return mapper.readValue(json, Configuration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored configuration is plain JSON", e);
        }
    }
}
