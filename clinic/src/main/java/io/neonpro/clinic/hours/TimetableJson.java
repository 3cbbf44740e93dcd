package io.neonpro.clinic.hours;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.clinic.HoursException;
import io.neonpro.contracts.clinic.WeeklyHours;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Timetables as they are stored. */
@ApplicationScoped
class TimetableJson {

    private static final TypeReference<List<WeeklyHours>> WEEKLY = new TypeReference<>() {};
    private static final TypeReference<List<HoursException>> EXCEPTIONS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    TimetableJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(List<?> hours) {
        try {
            return mapper.writeValueAsString(hours);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Hours are plain JSON", e);
        }
    }

    Timetable read(String weekly, String exceptions) {
        try {
            return new Timetable(mapper.readValue(weekly, WEEKLY), mapper.readValue(exceptions, EXCEPTIONS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored hours are plain JSON", e);
        }
    }
}
