package io.neonpro.clinic.onboarding;

import static io.neonpro.clinic.catalogue.practitioner.Category.BIOMEDIC;
import static io.neonpro.clinic.catalogue.practitioner.Category.DENTIST;
import static io.neonpro.clinic.catalogue.practitioner.Category.ESTHETICIAN;
import static io.neonpro.clinic.catalogue.practitioner.Category.NURSE;
import static io.neonpro.clinic.catalogue.practitioner.Category.PHARMACIST;
import static io.neonpro.clinic.catalogue.practitioner.Category.PHYSICIAN;
import static io.neonpro.clinic.catalogue.practitioner.Category.PHYSIOTHERAPIST;

import io.neonpro.clinic.catalogue.practitioner.Category;
import io.neonpro.clinic.catalogue.treatment.TreatmentDetails;
import io.neonpro.clinic.catalogue.treatment.TreatmentRequirements;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a clinic of a kind usually offers, to begin with and to be changed: none of it needs a room or a device, as there are
 * none yet, and all of it who may give it ({@link Category} names the laws).
 */
final class StandardCatalogue {

    private static final String CURRENCY = "BRL";
    private static final int CLEANING = 15;

    private static final Map<ClinicKind, List<TreatmentDetails>> ALL = new EnumMap<>(Map.of(
            ClinicKind.AESTHETICS,
                    List.of(
                            treatment("Avaliação", 30, 0),
                            treatment("Limpeza de pele", 60, 180, ESTHETICIAN, BIOMEDIC, PHYSIOTHERAPIST, PHYSICIAN),
                            treatment("Peeling químico", 45, 350, PHYSICIAN, BIOMEDIC, PHARMACIST),
                            treatment("Toxina botulínica", 45, 1200, PHYSICIAN, DENTIST, BIOMEDIC, NURSE, PHARMACIST),
                            treatment("Preenchimento labial", 60, 1500, PHYSICIAN, DENTIST, BIOMEDIC, NURSE),
                            treatment("Drenagem linfática", 60, 160, PHYSIOTHERAPIST, ESTHETICIAN)),
            ClinicKind.DERMATOLOGY,
                    List.of(
                            treatment("Consulta dermatológica", 30, 400, PHYSICIAN),
                            treatment("Peeling químico", 45, 450, PHYSICIAN),
                            treatment("Crioterapia", 30, 300, PHYSICIAN),
                            treatment("Toxina botulínica", 45, 1400, PHYSICIAN)),
            ClinicKind.DENTAL,
                    List.of(
                            treatment("Avaliação odontológica", 30, 150, DENTIST),
                            treatment("Profilaxia", 45, 200, DENTIST),
                            treatment("Clareamento dental", 60, 900, DENTIST),
                            treatment("Harmonização orofacial", 60, 1500, DENTIST)),
            ClinicKind.PHYSIOTHERAPY,
                    List.of(
                            treatment("Avaliação fisioterapêutica", 60, 220, PHYSIOTHERAPIST),
                            treatment("Sessão de fisioterapia", 50, 160, PHYSIOTHERAPIST),
                            treatment("Drenagem linfática", 60, 160, PHYSIOTHERAPIST))));

    private StandardCatalogue() {}

    static List<TreatmentDetails> of(ClinicKind kind) {
        return ALL.get(kind);
    }

    private static TreatmentDetails treatment(String name, int minutes, int price, Category... givenBy) {
        return new TreatmentDetails(
                Label.of(name),
                minutes,
                CLEANING,
                new Money(BigDecimal.valueOf(price), CURRENCY),
                new TreatmentRequirements(Set.of(givenBy), Set.of(), Set.of()));
    }
}
