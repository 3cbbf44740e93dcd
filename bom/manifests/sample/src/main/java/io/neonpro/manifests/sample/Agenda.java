package io.neonpro.manifests.sample;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** One of each thing a subgraph may declare: query, mutation, subscription, join and entity. */
@GraphQLApi
@PermitAll
@Link(url = "https://specs.apollo.dev/federation/v2.7", _import = @Import(name = "@key"))
public class Agenda {

    private static final OffsetDateTime NINE = OffsetDateTime.of(2026, 3, 2, 9, 0, 0, 0, ZoneOffset.ofHours(-3));

    @Query
    public Uni<Appointment> appointment(UUID id) {
        return Uni.createFrom().item(booked(id, Appointment.Status.SCHEDULED));
    }

    @Mutation
    public Uni<Appointment> cancelAppointment(UUID id) {
        return Uni.createFrom().item(booked(id, Appointment.Status.CANCELLED));
    }

    @Subscription
    public Multi<Appointment> agendaChanged(UUID clinicId) {
        return Multi.createFrom().item(booked(clinicId, Appointment.Status.SCHEDULED));
    }

    public Uni<List<List<Appointment>>> appointments(@Source List<Patient> patients) {
        return Uni.createFrom().item(patients.stream().map(this::bookedFor).toList());
    }

    @Resolver
    public Uni<List<Appointment>> appointment(List<UUID> id) {
        return Uni.createFrom()
                .item(id.stream()
                        .map(i -> booked(i, Appointment.Status.SCHEDULED))
                        .toList());
    }

    @Resolver
    public Uni<List<Patient>> patient(List<UUID> id) {
        return Uni.createFrom().item(id.stream().map(Patient::new).toList());
    }

    private List<Appointment> bookedFor(Patient patient) {
        return List.of(booked(patient.id(), Appointment.Status.SCHEDULED));
    }

    private static Appointment booked(UUID id, Appointment.Status status) {
        return new Appointment(id, NINE, status, new Patient(id));
    }
}
