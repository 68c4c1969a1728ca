package dev.missioncontrol.shell.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where this node's pages, streams and workers learn of committed changes, on whichever node they were made. */
@Component
public class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Cache<String, Revision> revisions =
            Caffeine.newBuilder().weakValues().build();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Delay delay;

    Topics(Delay delay) {
        this.delay = delay;
    }

    /**
     * Returns a number that grows with changes of a topic, for pages: read it in a {@code Signal.effect}, and read the
     * data again there. It grows at once with the first of many changes, then at most once in 50 ms; the last change
     * is never swallowed. Keep the signal as long as it is needed (an effect that reads it does): it is not kept here.
     */
    public Signal<Long> revision(String topic) {
        return revisions.get(topic, each -> new Revision(delay));
    }

    /**
     * Calls a listener at each change of a topic that starts with {@code prefix}, not throttled, on the one thread that
     * receives changes: it has to return quickly, and hands longer work over. After the connection to the database was
     * lost, it is called with {@code prefix} itself: anything beneath it may have changed meanwhile.
     *
     * @return ends the subscription
     */
    public Registration subscribe(String prefix, Consumer<String> listener) {
        Subscriber subscriber = new Subscriber(prefix, listener);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** Passes a change on. */
    void publish(String topic) {
        for (Subscriber each : subscribers) {
            if (topic.startsWith(each.prefix)) {
                each.accept(topic);
            }
        }
        Revision revision = revisions.getIfPresent(topic);
        if (revision != null) {
            revision.grow();
        }
    }

    /** Has everyone read again, after changes may have been missed. */
    void resync() {
        subscribers.forEach(each -> each.accept(each.prefix));
        revisions.asMap().values().forEach(Revision::grow);
    }

    /** Equal only to itself, so that the same listener can be subscribed twice. */
    private static final class Subscriber {

        private final String prefix;
        private final Consumer<String> listener;

        Subscriber(String prefix, Consumer<String> listener) {
            this.prefix = prefix;
            this.listener = listener;
        }

        /** A listener that fails must not keep the news from the others. */
        void accept(String topic) {
            try {
                listener.accept(topic);
            } catch (RuntimeException e) {
                LOG.error("A listener to {} failed", topic, e);
            }
        }
    }
}
