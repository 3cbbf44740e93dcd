package io.neonpro.kernel.event;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The service's listeners, by the topics that they hear. */
@ApplicationScoped
class Listeners {

    private final Map<String, Listener> byTopic;
    private final InboxSettings settings;

    Listeners(@All List<Listener> listeners, InboxSettings settings) {
        this.settings = settings;
        this.byTopic = listeners.stream()
                .collect(Collectors.groupingBy(
                        listener -> topic(listener.source()),
                        Collectors.collectingAndThen(Collectors.toList(), Audience::of)));
    }

    Set<String> topics() {
        return byTopic.keySet();
    }

    /**
     * @throws IllegalArgumentException when nobody hears it
     */
    Listener ofTopic(String topic) {
        Listener listener = byTopic.get(topic);
        if (listener == null) {
            throw new IllegalArgumentException("Nobody hears " + topic);
        }
        return listener;
    }

    /**
     * @throws IllegalArgumentException when nobody hears it
     */
    Listener ofSource(String source) {
        return ofTopic(topic(source));
    }

    private String topic(String source) {
        return settings.topicPrefix() + source;
    }
}
