package io.neonpro.acceptance.sleep;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Events of a topic that wait for a group of consumers, as KEDA counts them. */
public final class Lag implements AutoCloseable {

    private final Admin kafka;
    private final String topic;
    private final String group;

    public Lag(String bootstrap, String topic, String group) {
        this.kafka = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.topic = topic;
        this.group = group;
    }

    /** A partition of which the group has heard nothing counts whole. */
    public long events() {
        try {
            Map<TopicPartition, OffsetAndMetadata> heard = kafka.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var newest = kafka.listOffsets(partitions()).all().get();
            return newest.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue().offset() - offset(heard.get(end.getKey()))))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }

    private Map<TopicPartition, OffsetSpec> partitions() throws ExecutionException, InterruptedException {
        return kafka.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()), any -> OffsetSpec.latest()));
    }

    private static long offset(OffsetAndMetadata heard) {
        return heard == null ? 0 : heard.offset();
    }
}
