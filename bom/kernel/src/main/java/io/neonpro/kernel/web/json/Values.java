package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.value.ValueModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives {@link ValueModule} to the mapper that everything reads JSON with; after all others, since the last counts. */
@Singleton
class Values implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new ValueModule());
    }

    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
