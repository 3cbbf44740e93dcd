package io.neonpro.clinic.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.onboarding.SignUpEvent.CatalogueFurnished;
import io.neonpro.clinic.onboarding.SignUpEvent.OwnerRegistered;
import io.neonpro.clinic.onboarding.SignUpEvent.TenantOpened;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.Slug;
import io.neonpro.kernel.workflow.Next;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignUpRulesTest {

    private static final SignUpEvent ASKED = asked(null);

    private static SignUpEvent asked(@Nullable ClinicKind kind) {
        return SignUpEvent.Asked.of(
                new SignUp(
                        Label.of("Aurora"),
                        Slug.of("aurora"),
                        ZoneId.of("America/Sao_Paulo"),
                        new SignUp.NewOwner(
                                PersonName.of("Ana"),
                                EmailAddress.of("ana@example.com"),
                                Password.of("correct horse battery")),
                        new SignUp.NewClinic(Label.of("Centro"), null),
                        kind),
                SignUpIds.next(),
                new StoredPassword("$argon2id$"));
    }

    private final SignUpRules rules = new SignUpRules();

    @Test
    void firstTheOwnerIsRegisteredThenTheTenantIsOpened() {
        assertThat(nextAfter(ASKED)).isEqualTo(new Next.Take<>(SignUpRules.REGISTER_OWNER));
        assertThat(nextAfter(ASKED, new OwnerRegistered())).isEqualTo(new Next.Take<>(SignUpRules.OPEN_TENANT));
        assertThat(nextAfter(ASKED, new OwnerRegistered(), new TenantOpened())).isEqualTo(new Next.Finish<>());
    }

    @Test
    void aClinicOfAKindBeginsWithWhatSuchClinicsOffer() {
        SignUpEvent asked = asked(ClinicKind.DENTAL);

        assertThat(nextAfter(asked, new OwnerRegistered(), new TenantOpened()))
                .isEqualTo(new Next.Take<>(SignUpRules.FURNISH_CATALOGUE));
        assertThat(nextAfter(asked, new OwnerRegistered(), new TenantOpened(), new CatalogueFurnished()))
                .isEqualTo(new Next.Finish<>());
    }

    @Test
    void everyKindOfClinicOffersSomething() {
        assertThat(ClinicKind.values())
                .allSatisfy(kind -> assertThat(StandardCatalogue.of(kind)).isNotEmpty());
    }

    @Test
    void whatIsKeptOfItSaysNothingOfThePassword() {
        assertThat(ASKED.toString()).doesNotContain("argon2", "ana@example.com");
    }

    private Next<SignUpEvent> nextAfter(SignUpEvent... events) {
        return rules.next(Stream.of(events).reduce(rules.initial(), rules::evolve, (before, after) -> after));
    }
}
