package io.neonpro.kernel.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rows as Postgres reads them: JSON objects of columns. */
@ApplicationScoped
class RowsJson {

    private final ObjectMapper mapper;

    RowsJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    String write(List<? extends Record> rows) {
        try {
            return mapper.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row is plain JSON", e);
        }
    }
}
