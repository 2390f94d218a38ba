package io.coscribe.socket;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Collects one answer per key, from any thread, and hands them over when the last has come. */
final class Countdown<K, V> {

    private final Set<K> missing;
    private final Map<K, V> found = new LinkedHashMap<>();
    private final Consumer<Map<K, V>> whenComplete;

    Countdown(List<K> keys, Consumer<Map<K, V>> whenComplete) {
        this.missing = new LinkedHashSet<>(keys);
        this.whenComplete = whenComplete;
        if (missing.isEmpty()) {
            whenComplete.accept(found);
        }
    }

    void put(K key, V value) {
        synchronized (this) {
            if (!missing.remove(key)) {
                return;
            }
            found.put(key, value);
            if (!missing.isEmpty()) {
                return;
            }
        }
        whenComplete.accept(found);
    }
}
