package io.neonpro.kernel.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neonpro.kernel.value.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A request with one of everything. */
record NoteRequest(
        @NotBlank String title,
        LocalDate due,
        Instant at,
        @Min(1) @Max(10) int weight,
        boolean pinned,
        State state,
        Owner owner,
        List<@NotBlank String> tags,
        List<Hours> weekly,
        Money price,
        UUID parent,
        Optional<@Size(min = 1) String> remark) {

    enum State {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("checked-in")
        CHECKED_IN
    }

    record Owner(@NotNull @Email String email, String name) {}

    record Hours(
            @NotNull DayOfWeek day,
            @NotNull LocalTime from,
            @NotNull LocalTime to) {

        @AssertTrue(message = "must end after it begins")
        boolean isOrdered() {
            return from.isBefore(to);
        }
    }
}
