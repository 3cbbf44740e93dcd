package io.neonpro.scheduling.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private int reads;

    @Test
    void whatIsNotReadAtFirstIsReadAgainAndOnceForAll() {
        Told told = told(1);

        assertThat(told.appointment().await().atMost(SOON)).isEmpty();
        assertThat(told.appointment().await().atMost(SOON)).isEmpty();

        assertThat(reads).isEqualTo(2);
    }

    @Test
    void whatIsNeverReadIsAFailureBeforeLong() {
        Told told = told(Integer.MAX_VALUE);

        assertThatThrownBy(() -> told.appointment().await().atMost(SOON)).isInstanceOf(UncheckedIOException.class);
    }

    /** After so many failures. */
    private Told told(int failures) {
        return new Told(
                new Agenda(Ids.next(), Ids.next()),
                "io.neonpro.appointment.confirmed.v1",
                Uni.createFrom().item(() -> read(failures)));
    }

    private Optional<BookedAppointment> read(int failures) {
        if (reads++ < failures) {
            throw new UncheckedIOException(new IOException("Connection was closed"));
        }
        return Optional.empty();
    }
}
