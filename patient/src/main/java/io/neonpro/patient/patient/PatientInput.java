package io.neonpro.patient.patient;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/**
 * How GraphQL describes the details of a patient. All is optional text here, so that what is sent
 * can be read by the rules of REST, which name every fault and not only the first.
 */
@Input("PatientInput")
@Description("A patient's details. Registering needs name and birthDate.")
public record PatientInput(
        @Nullable String name,
        @Nullable @Description("ISO 8601, as 1990-05-01") String birthDate,

        @Nullable @Description("with or without punctuation")
        String cpf,

        @Nullable String email,

        @Nullable @Description("with +country, or as in Brazil")
        String phone,

        @Nullable @Description("pt-BR, the default, or en") String language) {}
