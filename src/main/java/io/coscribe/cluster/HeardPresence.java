package io.coscribe.cluster;

import io.coscribe.cluster.PresenceMessage.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What clients of other nodes have said on one channel and not taken back, as it was said. Called from any thread. */
final class HeardPresence {

    private record Key(String node, String clientId, String id) {

        static Key of(Said said) {
            return new Key(said.node(), said.clientId(), said.value().id());
        }
    }

    private final Map<Key, Said> present = new HashMap<>();

    /** Remembers it, or that it is taken back. Says whether it is news: neither known nor overtaken. */
    synchronized boolean isNews(Said said) {
        Key key = Key.of(said);
        Said last = present.get(key);
        if (last != null && (said.epoch() < last.epoch() || said.value().version() < last.value().version())) {
            return false;
        }
        if (said.value().value() == null) {
            present.remove(key);
            return true;
        }
        present.put(key, said);
        return last == null || !last.value().equals(said.value());
    }

    /** Whether it was neither taken back nor followed by another value. */
    synchronized boolean holds(Said said) {
        Said last = present.get(Key.of(said));
        return last != null && last.value().equals(said.value());
    }

    /** Forgets what {@code node} said before {@code epoch}, and returns it. */
    synchronized List<Said> drop(String node, long epoch) {
        List<Said> dropped = new ArrayList<>();
        for (Iterator<Said> each = present.values().iterator(); each.hasNext(); ) {
            Said said = each.next();
            if (said.node().equals(node) && said.epoch() < epoch) {
                each.remove();
                dropped.add(said);
            }
        }
        return dropped;
    }

    synchronized Set<String> nodes() {
        return present.values().stream().map(Said::node).collect(Collectors.toSet());
    }

    synchronized void clear() {
        present.clear();
    }
}
