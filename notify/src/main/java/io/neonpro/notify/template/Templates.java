package io.neonpro.notify.template;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Knows how a tenant words its messages. */
@ApplicationScoped
public class Templates {

    private static final TenantQuery<Stored> READ = new TenantQuery<>("""
            select subject, body, version from template
             where tenant_id = $1 and name = $2 and language = $3
            """, Stored::of);

    private static final TenantStatement OF_KIND = new TenantStatement("""
                    select language, subject, body from template where tenant_id = $1 and name = $2
                    """);

    /** Of two changes at once the second sees the first; before the first there is no row that could be held. */
    private static final TenantStatement TAKE_TURN = new TenantStatement("""
                    select count(pg_advisory_xact_lock(hashtextextended(concat_ws(' ', $1::uuid, $2::text, $3::text), 2)))
                    """);

    private static final TenantStatement VERSION = new TenantStatement("""
                    select version from template where tenant_id = $1 and name = $2 and language = $3
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into template (tenant_id, name, language, version, subject, body) values ($1, $2, $3, $4, $5, $6)
                    """);

    private static final TenantStatement CHANGE = new TenantStatement("""
                    update template set version = $4, subject = $5, body = $6
                     where tenant_id = $1 and name = $2 and language = $3
                    """);

    private final Reads reads;
    private final StandardWordings standard;

    Templates(Reads reads, StandardWordings standard) {
        this.reads = reads;
        this.standard = standard;
    }

    /** The tenant's own, or ours. */
    Uni<TemplateDetails> get(MessageKind kind, Language language) {
        return reads.find(READ, kind.code(), language.tag())
                .map(found -> found.map(own -> TemplateDetails.own(kind, language, own.wording(), own.version())))
                .map(own -> own.orElseGet(() -> TemplateDetails.standard(kind, language, standard.of(kind, language))));
    }

    /**
     * One wording for all clinics, so who may see only some of them does not change it.
     *
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code invalid-input} for placeholders that such a message cannot fill
     */
    Uni<TemplateDetails> change(MessageKind kind, IntConsumer precondition, TemplateRequest request) {
        ClinicScope.current().requireAll();
        Wording wording = request.wording();
        List<Fault> faults = wording.faults(kind);
        if (!faults.isEmpty()) {
            return Uni.createFrom().failure(ProblemException.invalidInput(faults));
        }
        return Transactions.run(() -> version(kind, request.language())
                .invoke(precondition::accept)
                .map(version -> TemplateDetails.own(kind, request.language(), wording, version + 1))
                .call(own -> store(kind, request.language(), wording, own.version())));
    }

    private static Uni<Integer> version(MessageKind kind, Language language) {
        return TAKE_TURN
                .run(kind.code(), language.tag())
                .chain(() -> VERSION.find(row -> row.getInteger("version"), kind.code(), language.tag()))
                .map(found -> found.orElse(0));
    }

    private static Uni<Integer> store(MessageKind kind, Language language, Wording wording, int version) {
        TenantStatement statement = version == 1 ? ADD : CHANGE;
        return statement.run(kind.code(), language.tag(), version, wording.subject(), wording.body());
    }

    /** In each language the tenant's own, or ours, as the caller's transaction sees it. */
    public Uni<Map<Language, Wording>> wordings(MessageKind kind) {
        return OF_KIND.list(Templates::own, kind.code()).map(own -> {
            Map<Language, Wording> wordings = new EnumMap<>(Language.class);
            Arrays.stream(Language.values()).forEach(language -> wordings.put(language, standard.of(kind, language)));
            own.forEach(one -> wordings.put(one.getKey(), one.getValue()));
            return wordings;
        });
    }

    private static Map.Entry<Language, Wording> own(Row row) {
        return Map.entry(
                Language.of(row.getString("language")), new Wording(row.getString("subject"), row.getString("body")));
    }

    private record Stored(Wording wording, int version) {

        static Stored of(Row row) {
            return new Stored(new Wording(row.getString("subject"), row.getString("body")), row.getInteger("version"));
        }
    }
}
