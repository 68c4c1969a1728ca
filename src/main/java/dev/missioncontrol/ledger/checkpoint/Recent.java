package dev.missioncontrol.ledger.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the values that were asked for last, and no more than so many. */
final class Recent<K, V> {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, V> values;

    Recent(int most) {
        values = new LinkedHashMap<>(most, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns the value of a key; makes it when it is not kept. */
    V get(K key, Supplier<V> maker) {
        V known = values.get(key);
        if (known == null) {
            known = maker.get();
            values.put(key, known);
        }
        return known;
    }
}
