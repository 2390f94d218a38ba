package io.coscribe.cluster;

import io.coscribe.presence.PresencePeers;
import io.coscribe.presence.PresenceValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A node on a scripted network: people on it say where they are, and one listens to the others, on a free channel. */
final class ScriptedNode {

    static final String CHANNEL = "room";

    final ScriptedNetwork.End end;
    private final String name;
    private final RedisPresencePeers presence;
    private final RollCall rollCall;
    private final List<Runnable> resting = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Object> said = new TreeMap<>();
    private final Map<String, Object> seen = new TreeMap<>();
    private final List<String> heard = new ArrayList<>();
    private int arrivals;
    private Optional<PresencePeers.Following> listening = Optional.empty();

    ScriptedNode(ScriptedNetwork network, String name) {
        this.end = network.end();
        this.name = name;
        this.presence = new RedisPresencePeers(end, name, new ScriptedOrder());
        this.rollCall = new RollCall(end, (_, task) -> resting.add(task), name, presence, () -> arrivals++);
        rollCall.restored();
    }

    ScriptedNode listen() {
        listening = Optional.of(presence.follow(CHANNEL, new PresencePeers.News() {
            @Override
            public void said(PresenceValue value, String clientId) {
                heard.add(clientId + " is " + value.value());
                if (value.value() == null) {
                    seen.remove(clientId);
                } else {
                    seen.put(clientId, value.value());
                }
            }

            @Override
            public void requested() {
                heard.add("asked");
            }
        }));
        return this;
    }

    void stopListening() {
        listening.orElseThrow().close();
    }

    /** @param value null to take the last one back */
    void say(String person, String value) {
        long version = versions.merge(person, 1L, Long::sum);
        if (value == null) {
            said.remove(person);
        } else {
            said.put(person, value);
        }
        presence.said(new PresenceValue(CHANNEL, person + "'s", value, version, Optional.empty()), person);
    }

    /** The connections are there again. */
    void restore() {
        end.reconnect();
        rollCall.restored();
    }

    void beat() {
        rollCall.beat();
    }

    boolean isAlone() {
        return rollCall.isAlone();
    }

    /** How often another node arrived. */
    int arrivals() {
        return arrivals;
    }

    void leave() {
        rollCall.leave();
    }

    /** The pause after an epoch is over. */
    void rest() {
        List<Runnable> over = List.copyOf(resting);
        resting.clear();
        over.forEach(Runnable::run);
    }

    /** What was heard since the last time. */
    List<String> heard() {
        List<String> news = List.copyOf(heard);
        heard.clear();
        return news;
    }

    /** Where people on other nodes are, as the listener knows it. */
    Map<String, Object> seen() {
        return seen;
    }

    /** Where people on this node are. */
    Map<String, Object> said() {
        return said;
    }

    /** The nodes of which anything is remembered. */
    List<String> known() {
        return presence.nodes().stream().sorted().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
