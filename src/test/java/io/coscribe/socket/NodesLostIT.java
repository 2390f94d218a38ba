package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.cluster.RunningNodes;
import io.coscribe.cluster.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Presence across nodes that die and a Redis that is away. Ben is on node b and sees people on other nodes, in a document
 * and on a free channel.
 */
class NodesLostIT {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /** A node is dropped when three beats have come back without it, and nothing here is quite on time. */
    private static final Duration SILENCE_LIMIT = HEARTBEAT.multipliedBy(7);

    private static final RunningNodes NODES =
            new RunningNodes("lost", Map.of("coscribe.redis.heartbeat", HEARTBEAT.toMillis() + "ms"));

    private static ServiceProcess a;
    private static ServiceProcess b;

    private final String name = UUID.randomUUID().toString();
    private final String document = "'c':'documents','d':'" + name + "'";
    private final String inDocument = "documents." + name;
    private final String room = "room-" + name;
    private final List<WireClient> clients = new ArrayList<>();
    private final List<Map<String, Object>> all = new ArrayList<>();
    private WireClient ben;

    @BeforeAll
    static void start() {
        NODES.start();
        a = NODES.startNode();
        b = NODES.startNode();
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @AfterEach
    void disconnect() {
        clients.forEach(WireClient::abort);
    }

    private WireClient connect(URI node) {
        WireClient client = WireClient.connect(node, "/sharedb");
        clients.add(client);
        return client;
    }

    /** Ben, who has the document and hears both channels. */
    private void benListens() {
        ben = connect(b.base());
        ben.send("{'a':'op'," + document + ",'v':0,'seq':1,'x':{},'create':{'type':'rich-text','data':[]}}").receive();
        ben.send("{'a':'s'," + document + "}").receive();
        ben.send("{'a':'ps','ch':'" + inDocument + "','seq':1}").receive();
        ben.send("{'a':'ps','ch':'" + room + "','seq':2}").receive();
    }

    /** Somebody on {@code node} whom Ben sees in the document, at its revision, and in the room. */
    private WireClient seenByBen(String person, URI node) {
        WireClient client = connect(node);
        say(client, person, 1, 1);
        Map<Object, Object> values = new HashMap<>();
        ben.receiveUntil(message -> {
            if (person.equals(message.get("id"))) {
                values.put(message.get("ch"), message.get("p"));
            }
            return values.size() == 2;
        });
        assertEquals(Map.of(inDocument, Map.of("index", 0L, "length", 0L), room, "here"), values);
        return client;
    }

    private void say(WireClient client, String person, int version, int revision) {
        client.send("{'a':'p','ch':'" + inDocument + "','id':'" + person + "','p':{'index':0,'length':0},'pv':" + version
                + "," + document + ",'v':" + revision + ",'t':'http://sharejs.org/types/rich-text/v1'}").receive();
        client.send("{'a':'p','ch':'" + room + "','id':'" + person + "','p':'here','pv':" + version + "}").receive();
    }

    /** Ben's messages until {@code person} is gone from both channels; the revision at which from the document. */
    private long untilGone(String person) {
        Map<Object, Map<String, Object>> gone = new HashMap<>();
        all.addAll(ben.receiveUntil(message -> {
            if (isGone(person).test(message)) {
                gone.put(message.get("ch"), message);
            }
            return gone.size() == 2;
        }));
        gone.values().forEach(message -> assertEquals(1L, message.get("pv"), "not below the last"));
        return (Long) gone.get(inDocument).get("v");
    }

    private static Predicate<Map<String, Object>> isGone(String person) {
        return message -> person.equals(message.get("id")) && message.get("p") == null;
    }

    @Test
    void whoLeavesWhileRedisIsAwayIsGoneAfterwardsAndTheOthersStay() {
        benListens();
        WireClient ann = seenByBen("ann", a.base());
        WireClient cid = seenByBen("cid", a.base());

        NODES.redis().close();
        ann.close();
        cid.send("{'a':'op'," + document + ",'v':1,'seq':1,'x':{},'op':[{'insert':'x'}]}").receive();
        all.addAll(ben.receiveUntil(message -> "op".equals(message.get("a"))));
        NODES.redis().start();

        assertEquals(2, untilGone("ann"), "where Ben is, else he sets it aside");
        say(cid, "cid", 2, 2);
        Map<Object, Object> moved = new HashMap<>();
        all.addAll(ben.receiveUntil(message -> {
            if ("cid".equals(message.get("id"))) {
                moved.put(message.get("ch"), message.get("pv"));
            }
            return moved.size() == 2;
        }));
        assertEquals(Map.of(inDocument, 2L, room, 2L), moved);
        assertEquals(List.of(), all.stream().filter(isGone("cid")).toList());
    }

    @Test
    void whoWasOnAKilledNodeIsGoneBeforeLong() {
        benListens();
        ServiceProcess c = NODES.startNode();
        seenByBen("ann", c.base());
        seenByBen("cid", a.base());

        c.kill();
        Instant killed = Instant.now();
        assertEquals(1, untilGone("ann"));

        Duration silence = Duration.between(killed, Instant.now());
        System.out.printf("gone %d ms after the kill, with a heartbeat of %d ms%n",
                silence.toMillis(), HEARTBEAT.toMillis());
        assertTrue(silence.compareTo(SILENCE_LIMIT) < 0, () -> "gone after " + silence);
        assertEquals(List.of(), all.stream().filter(isGone("cid")).toList());
    }

    @Test
    void whoWasOnAStoppedNodeIsGoneWithIt() {
        benListens();
        ServiceProcess c = NODES.startNode();
        seenByBen("ann", c.base());

        c.close();

        all.addAll(ben.receivedBeforeAnswer());
        assertEquals(2, all.stream().filter(isGone("ann")).map(message -> message.get("ch")).distinct().count());
    }
}
