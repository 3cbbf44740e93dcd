package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a patient was told that it costs is what they are asked for, whatever becomes of the price meanwhile. */
@ExtendWith(RunningPlatform.class)
class PromisedPriceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private FurnishedClinic clinic;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Promessa");
    }

    @AfterEach
    void everythingRuns() {
        platform.service("billing").start();
    }

    /** Booked at 180, raised to 220 while billing hears nothing, and moved. */
    @Test
    void aPriceThatIsRaisedWhileBillingLagsIsForLaterBookings() {
        String email = "ana-" + UUID.randomUUID() + "@example.com";
        UUID patient = clinic.register("Ana Souza", email);
        JsonNode slots = clinic.slots();
        platform.service("billing").stop();
        UUID booked =
                clinic.book(patient, slots.at("/0/start").asText()).expect(201).id();
        raise("220.00");
        move(booked, slots.at("/" + (slots.size() - 1) + "/start").asText());

        platform.service("billing").start();

        assertThat(total(booked)).isEqualTo("180.00");
        await().atMost(PATIENCE)
                .until(() ->
                        mails(email).stream().anyMatch(mail -> mail.subject().startsWith("Novo")));
        assertThat(mails(email))
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("180,00"));
        UUID another = clinic.register("Rui Melo", "rui-" + UUID.randomUUID() + "@example.com");
        assertThat(total(clinic.book(another, slots.at("/0/start").asText())
                        .expect(201)
                        .id()))
                .isEqualTo("220.00");
    }

    private void raise(String amount) {
        String path = "/api/v1/treatments/" + clinic.treatment();
        clinic.group()
                .owner()
                .patch("clinic", path, Map.of("price", Map.of("amount", amount, "currency", "BRL")), Map.of())
                .expect(200);
    }

    private void move(UUID appointment, String start) {
        clinic.group()
                .owner()
                .post("scheduling", "/api/v1/appointments/%s/reschedule".formatted(appointment), Map.of("start", start))
                .expect(200);
    }

    /** Of its invoice, once there is one. */
    private String total(UUID appointment) {
        String path = "/api/v1/invoices?appointmentId=" + appointment;
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> clinic.group()
                                .owner()
                                .get("billing", path)
                                .at("/items/0/total/amount")
                                .asText(),
                        amount -> !amount.isEmpty());
    }

    private List<Mail> mails(String email) {
        return RunningPlatform.mailbox(platform).to(email);
    }
}
