package io.neonpro.manifests.deployment.fact;

/**
 * A topic that is heard.
 *
 * @param group the consumer group, or what the names of its groups begin with
 * @param isShared whether all instances share one group; otherwise each has one of its own
 */
public record Hearing(String topic, String group, boolean isShared) implements Comparable<Hearing> {

    @Override
    public int compareTo(Hearing other) {
        return topic.equals(other.topic) ? group.compareTo(other.group) : topic.compareTo(other.topic);
    }
}
