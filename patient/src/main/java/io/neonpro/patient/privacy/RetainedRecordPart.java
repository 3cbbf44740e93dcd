package io.neonpro.patient.privacy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.portable.ReadPart;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the law keeps of erased people, for a tenant that leaves and has to keep it elsewhere from then on (Lei 13.787/2018, art. 6).
 * Each is noted in its request's history, as whenever it is read.
 */
@Singleton
class RetainedRecordPart implements ReadPart {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final UUID FIRST = new UUID(0, 0);

    private static final Keyset<UUID> BY_REQUEST = new Keyset<>("retained-records", request -> List.of(request));

    /** Of an erasure that is under way nobody has said yet until when. */
    private static final TenantQuery<UUID> REQUESTS = new TenantQuery<>("""
                    select id from subject_request
                     where tenant_id = $1 and id > $2 and kind = 'erasure' and (kept_until is not null or state = 'under-way')
                     order by id limit $3
                    """, row -> row.getUUID("id"));

    private final Reads reads;
    private final RetainedRecords retained;
    private final ObjectMapper mapper;

    RetainedRecordPart(Reads reads, RetainedRecords retained, ObjectMapper mapper) {
        this.reads = reads;
        this.retained = retained;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return "retained-records";
    }

    @Override
    public Uni<Page<Map<String, Object>>> page(PageRequest wanted) {
        UUID after = BY_REQUEST.after(wanted).map(keys -> keys.uuid(0)).orElse(FIRST);
        return reads.list(REQUESTS, after, wanted.rows())
                .map(requests -> BY_REQUEST.page(wanted, requests))
                .flatMap(page -> opened(page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Uni<List<Map<String, Object>>> opened(List<UUID> requests) {
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUniAndConcatenate(this::opened)
                .collect()
                .asList();
    }

    /** Nothing where nothing is kept. */
    private Uni<Map<String, Object>> opened(UUID request) {
        return retained.of(request)
                .map(record -> mapper.convertValue(record, OBJECT))
                .onFailure(RetainedRecordPart::isOfNothing)
                .recoverWithNull();
    }

    private static boolean isOfNothing(Throwable failure) {
        return failure instanceof Refused refused && refused.reason().code().equals("nothing-retained");
    }
}
