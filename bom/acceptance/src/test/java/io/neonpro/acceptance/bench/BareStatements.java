package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.bench.BareDatabase.Statement;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What each operation cannot do without in the database, and not a statement more. */
record BareStatements(UUID tenant) {

    static final String PLANNED_ANEW = "/* planned anew */";

    private static final int SEALED_BYTES = 60;
    private static final int DIGEST_BYTES = 32;
    private static final String[] TERMS = {
        "ana", "maria", "souza", "bench", "example", "5511910000000", "11910000000", "910000000", "0000", "17"
    };

    Statement patient(UUID id) {
        return new Statement("""
                select id, version, name, birth_date, cpf, email, phone, language
                  from patient where tenant_id = $1 and id = $2
                """, Tuple.of(tenant, id));
    }

    Statement search(String word) {
        return new Statement(PLANNED_ANEW + """
                select id, version, name, birth_date, cpf, email, phone, language from patient
                 where tenant_id = $1
                   and id in (select patient_id from patient_term
                               where tenant_id = $1 and term >= $2 and term < $2 || chr(1114111))
                 order by sort_name, id limit 21
                """, Tuple.of(tenant, word));
    }

    Statement[] register() {
        UUID id = UUID.randomUUID();
        return new Statement[] {
            new Statement(
                    "insert into subject_key (tenant_id, subject_id, wrapped_key) values ($1, $2, $3)",
                    Tuple.of(tenant, id, Buffer.buffer(new byte[SEALED_BYTES]))),
            event(id, "patient"),
            outbox(id),
            new Statement(
                    """
                    insert into patient (tenant_id, id, version, name, sort_name, birth_date, email, phone, language)
                    values ($1, $2, 1, $3, $4, $5, $6, $7, 'pt-BR')
                    """,
                    Tuple.of(tenant, id, "Bare Maria Souza", "bare maria souza", LocalDate.of(1990, 5, 17))
                            .addString("bare@bench.example")
                            .addString("+5511910000000")),
            new Statement(
                    "insert into patient_term (tenant_id, patient_id, term, in_name) select $1, $2, unnest($3::text[]), true",
                    Tuple.of(tenant, id).addArrayOfString(TERMS))
        };
    }

    /** The month's occupations of all, and everybody's hours: what free time is made of. */
    Statement[] month(UUID clinic) {
        OffsetDateTime from = OffsetDateTime.now().plusDays(2);
        return new Statement[] {
            new Statement(
                    "select subject_id, weekly::text, exceptions::text from hours where tenant_id = $1 and clinic_id = $2",
                    Tuple.of(tenant, clinic)),
            new Statement("""
                    select o.resource_id, o.starts_at, o.ends_at from occupation o
                     where o.tenant_id = $1 and o.starts_at > $3 and o.starts_at < $4 and o.ends_at > $3
                       and o.resource_id = any (
                           select id from practitioner where tenant_id = $1
                            union all select id from resource where tenant_id = $1 and clinic_id = $2)
                    """, Tuple.of(tenant, clinic, from, from.plusDays(30)))
        };
    }

    Statement[] book(UUID clinic, UUID treatment) {
        UUID id = UUID.randomUUID();
        OffsetDateTime start = OffsetDateTime.now()
                .plusDays(10)
                .plusMinutes(ThreadLocalRandom.current().nextInt(10_000));
        return new Statement[] {
            occupy(id, UUID.randomUUID(), start),
            event(id, "appointment"),
            outbox(id),
            new Statement(
                    """
                    insert into appointment (tenant_id, id, version, clinic_id, patient_id, treatment_id,
                                             practitioner_id, device_ids, starts_at, ends_at, occupied_until,
                                             timezone, status)
                    values ($1, $2, 1, $3, $4, $5, $6, '{}', $7, cast($7 as timestamptz) + interval '1 hour',
                            cast($7 as timestamptz) + interval '75 minutes', 'America/Sao_Paulo', 'scheduled')
                    """,
                    Tuple.of(tenant, id, clinic, UUID.randomUUID(), treatment, UUID.randomUUID())
                            .addOffsetDateTime(start)),
            answer(id)
        };
    }

    /** Practitioner, room and patient. */
    Statement occupy(UUID holder, UUID practitioner, OffsetDateTime start) {
        return new Statement("""
                insert into occupation (tenant_id, resource_id, during, kind, holder_id)
                select $1, r.id, tstzrange($3, $3::timestamptz + interval '75 minutes'), r.kind, $2
                  from unnest($4::uuid[], array['patient', 'practitioner', 'room']) r (id, kind)
                    on conflict do nothing
                """, Tuple.of(tenant, holder, start).addArrayOfUUID(new UUID[] {
            UUID.randomUUID(), practitioner, UUID.randomUUID()
        }));
    }

    Statement ofPatient(String columns, String table, UUID patient) {
        return new Statement(
                "select %s from %s where tenant_id = $1 and patient_id = $2 order by id limit 21"
                        .formatted(columns, table),
                Tuple.of(tenant, patient));
    }

    Statement byId(String columns, String table, UUID id) {
        return new Statement(
                "select %s from %s where tenant_id = $1 and id = any($2)".formatted(columns, table),
                Tuple.of(tenant).addArrayOfUUID(new UUID[] {id}));
    }

    private Statement event(UUID stream, String aggregate) {
        return new Statement("""
                insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
                values ($1, $2, 1, $2, $3, 'io.neonpro.bench', 1, $4, $5)
                """, Tuple.of(tenant, stream, aggregate, data(), data()));
    }

    /** Into a table like the outbox, from which nothing goes to Kafka. */
    private Statement outbox(UUID key) {
        return new Statement("""
                insert into bench_outbox (tenant_id, lane, event_id, key, type, data_schema, data)
                values ($1, 1, $2, $2, $3, $3, $4)
                """, Tuple.of(tenant, key, "io.neonpro.bench.v1", data().encode()));
    }

    /** What a repetition of the request would be answered. */
    private Statement answer(UUID key) {
        return new Statement(
                """
                insert into idempotency (tenant_id, actor, key, request, status, location, etag, body)
                values ($1, $2, $3, $4, 201, $5, '"1"', $6)
                """,
                Tuple.of(tenant, key, key.toString())
                        .addBuffer(Buffer.buffer(new byte[DIGEST_BYTES]))
                        .addString("/api/v1/appointments/" + key)
                        .addBuffer(data().toBuffer()));
    }

    private static JsonObject data() {
        return new JsonObject().put("start", "2030-01-01T10:00:00Z").put("text", "x".repeat(300));
    }
}
