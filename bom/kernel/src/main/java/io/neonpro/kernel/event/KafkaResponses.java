package io.neonpro.kernel.event;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.CreateTopicsResponse;
import org.apache.kafka.common.requests.DescribeClusterResponse;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.requests.FindCoordinatorResponse;
import org.apache.kafka.common.requests.HeartbeatResponse;
import org.apache.kafka.common.requests.IncrementalAlterConfigsResponse;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.apache.kafka.common.requests.JoinGroupResponse;
import org.apache.kafka.common.requests.LeaveGroupResponse;
import org.apache.kafka.common.requests.ListOffsetsResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.OffsetCommitResponse;
import org.apache.kafka.common.requests.OffsetFetchResponse;
import org.apache.kafka.common.requests.OffsetsForLeaderEpochResponse;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.SaslAuthenticateResponse;
import org.apache.kafka.common.requests.SaslHandshakeResponse;
import org.apache.kafka.common.requests.SyncGroupResponse;

/**
 * In a native executable, the answers of Kafka that a consumer of the classic protocol, an idempotent producer and our few
 * questions of an administrator can get. The library reads those of all ninety APIs in one method, each with its classes for
 * every version: a tenth of an executable's code.
 */
@TargetClass(AbstractResponse.class)
final class KafkaResponses {

    @Substitute
    public static AbstractResponse parseResponse(ApiKeys api, Readable bytes, short version) {
        return switch (api) {
            case API_VERSIONS -> ApiVersionsResponse.parse(bytes, version);
            case CREATE_TOPICS -> CreateTopicsResponse.parse(bytes, version);
            case DESCRIBE_CLUSTER -> DescribeClusterResponse.parse(bytes, version);
            case FETCH -> FetchResponse.parse(bytes, version);
            case FIND_COORDINATOR -> FindCoordinatorResponse.parse(bytes, version);
            case HEARTBEAT -> HeartbeatResponse.parse(bytes, version);
            case INCREMENTAL_ALTER_CONFIGS -> IncrementalAlterConfigsResponse.parse(bytes, version);
            case INIT_PRODUCER_ID -> InitProducerIdResponse.parse(bytes, version);
            case JOIN_GROUP -> JoinGroupResponse.parse(bytes, version);
            case LEAVE_GROUP -> LeaveGroupResponse.parse(bytes, version);
            case LIST_OFFSETS -> ListOffsetsResponse.parse(bytes, version);
            case METADATA -> MetadataResponse.parse(bytes, version);
            case OFFSET_COMMIT -> OffsetCommitResponse.parse(bytes, version);
            case OFFSET_FETCH -> OffsetFetchResponse.parse(bytes, version);
            case OFFSET_FOR_LEADER_EPOCH -> OffsetsForLeaderEpochResponse.parse(bytes, version);
            case PRODUCE -> ProduceResponse.parse(bytes, version);
            case SASL_AUTHENTICATE -> SaslAuthenticateResponse.parse(bytes, version);
            case SASL_HANDSHAKE -> SaslHandshakeResponse.parse(bytes, version);
            case SYNC_GROUP -> SyncGroupResponse.parse(bytes, version);
            default -> throw new IllegalArgumentException("An executable cannot read what " + api + " answers");
        };
    }
}
