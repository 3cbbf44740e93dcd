package io.neonpro.kernel.event;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.common.requests.AbstractRequest;

/** In a native executable, nothing of what only a broker is asked: its part is in the library, too. */
@TargetClass(AbstractRequest.class)
final class KafkaRequests {

    @Substitute
    private static AbstractRequest doParseRequest(ApiKeys api, short version, Readable bytes) {
        throw new UnsupportedOperationException("A client is not asked " + api);
    }
}
