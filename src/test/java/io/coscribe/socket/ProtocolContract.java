package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The wire protocol over real sockets and a real database, on both paths, whatever serves it. In JSON here, ' stands
 * for ".
 */
abstract class ProtocolContract {

    private static final String RICH_TEXT = "http://sharejs.org/types/rich-text/v1";
    private static final String JSON0 = "http://sharejs.org/types/JSONv0";

    /** The two addresses that speak the protocol. */
    enum Socket { SHAREDB, DOCUMENT }

    private final String name = UUID.randomUUID().toString();
    private final String cd = "'c':'documents','d':'" + name + "'";
    private final List<WireClient> clients = new ArrayList<>();

    /** Where a test's client number {@code client} connects: every one of them may be on another node. */
    abstract URI node(int client);

    private WireClient connect(Socket socket) {
        WireClient client = WireClient.connect(node(clients.size()), switch (socket) {
            case SHAREDB -> "/sharedb";
            case DOCUMENT -> "/documents/" + name + "/socket";
        });
        clients.add(client);
        return client;
    }

    @AfterEach
    void disconnect() {
        clients.forEach(WireClient::abort);
    }

    private String created(WireClient client) {
        client.send("{'a':'op'," + cd + ",'v':0,'seq':1,'x':{},'create':{'type':'rich-text','data':[]}}");
        return client.receiveText();
    }

    private String op(int revision, int sequence, String delta) {
        return "{'a':'op'," + cd + ",'v':" + revision + ",'seq':" + sequence + ",'x':{},'op':" + delta + "}";
    }

    private String ack(WireClient client, int revision, int sequence) {
        return "{'a':'op'," + cd + ",'v':" + revision + ",'src':'" + client.id + "','seq':" + sequence + "}";
    }

    private String operation(WireClient from, int revision, int sequence, String ops) {
        return "{'a':'op'," + cd + ",'v':" + revision + ",'src':'" + from.id + "','seq':" + sequence
                + ",'op':{'ops':" + ops + "}}";
    }

    @ParameterizedTest
    @EnumSource
    void bothHandshakesGetTheIdOfTheGreeting(Socket socket) {
        WireClient client = connect(socket);
        String answer = "{'a':'hs','protocol':1,'protocolMinor':2,'id':'" + client.id + "','type':'" + JSON0 + "'}";

        client.send("{'a':'hs','id':null,'protocol':1,'protocolMinor':2}");
        assertEquals(answer, client.receiveText());
        client.send("{'a':'hs','id':null,'protocol':1,'protocolMinor':2}");
        assertEquals(answer, client.receiveText());
    }

    @Test
    void aClientThatComesBackKeepsItsId() {
        WireClient client = connect(Socket.SHAREDB);
        client.send("{'a':'hs','id':'earlier','protocol':1,'protocolMinor':2}");
        assertEquals("earlier", client.receive().get("id"));

        client.send("{'a':'op'," + cd + ",'v':0,'seq':1,'create':{'type':'rich-text'}}");
        assertEquals("{'a':'op'," + cd + ",'v':0,'src':'earlier','seq':1}", client.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatNeverWasHasTypeNull(Socket socket) {
        WireClient client = connect(socket);

        client.send("{'a':'f'," + cd + ",'v':null}");
        assertEquals("{'a':'f'," + cd + ",'data':{'v':0,'type':null}}", client.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void createEditFetch(Socket socket) {
        WireClient client = connect(socket);

        assertEquals(ack(client, 0, 1), created(client));
        client.send(op(1, 2, "[{'insert':'hi'}]"));
        assertEquals(ack(client, 1, 2), client.receiveText());
        client.send("{'a':'f'," + cd + "}");
        assertEquals(
                "{'a':'f'," + cd + ",'data':{'v':2,'data':{'ops':[{'insert':'hi'}]},'type':'" + RICH_TEXT + "'}}",
                client.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void theSubmitterHearsWhatItMissedAndThenTheAcknowledgement(Socket socket) {
        WireClient ann = connect(socket);
        WireClient bob = connect(socket);
        created(ann);
        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();
        bob.send(op(1, 1, "{'ops':[{'insert':'B'}]}"));

        assertEquals(operation(ann, 1, 2, "[{'insert':'A'}]"), bob.receiveText());
        assertEquals(ack(bob, 2, 1), bob.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void subscribersHearOthersUntilTheyUnsubscribe(Socket socket) {
        WireClient ann = connect(socket);
        WireClient bob = connect(socket);
        created(ann);
        bob.send("{'a':'s'," + cd + "}");
        assertEquals(
                "{'a':'s'," + cd + ",'data':{'v':1,'data':{'ops':[]},'type':'" + RICH_TEXT + "'}}",
                bob.receiveText());

        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();
        assertEquals(operation(ann, 1, 2, "[{'insert':'A'}]"), bob.receiveText());

        bob.send("{'a':'u'," + cd + "}");
        assertEquals("{'a':'u'," + cd + "}", bob.receiveText());
        ann.send(op(2, 3, "[{'insert':'A'}]")).receive();
        assertEquals(List.of(), bob.receivedBeforeAnswer());
    }

    @ParameterizedTest
    @EnumSource
    void comingBackWithARevisionBringsOperationsAndNoContent(Socket socket) {
        WireClient ann = connect(socket);
        created(ann);
        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();

        ann.send("{'a':'s'," + cd + ",'v':1}");
        assertEquals(operation(ann, 1, 2, "[{'insert':'A'}]"), ann.receiveText());
        assertEquals("{'a':'s'," + cd + "}", ann.receiveText());
        ann.send("{'a':'f'," + cd + ",'v':99}");
        assertEquals("{'a':'f'," + cd + "}", ann.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void anOperationResentOnANewConnectionCommitsOnce(Socket socket) {
        WireClient ann = connect(socket);
        created(ann);
        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();
        ann.abort();

        WireClient again = connect(socket);
        assertNotEquals(ann.id, again.id);
        again.send("{'a':'op'," + cd + ",'v':1,'src':'" + ann.id + "','seq':2,'op':[{'insert':'A'}]}");
        assertEquals(ack(ann, 1, 2), again.receiveText());
        again.send("{'a':'f'," + cd + "}");
        assertTrue(again.receiveText().contains("'v':2,'data':{'ops':[{'insert':'A'}]}"));
    }

    @ParameterizedTest
    @EnumSource
    void refusalsNameTheRequest(Socket socket) {
        WireClient ann = connect(socket);
        created(ann);

        ann.send(op(1, 2, "[{'retain':7},{'insert':'x'}]"));
        Map<String, Object> refusal = ann.receive();
        assertEquals("ERR_OT_OP_NOT_APPLIED", code(refusal));
        assertEquals("op", refusal.get("a"));
        assertEquals("documents", refusal.get("c"));
        assertEquals(name, refusal.get("d"));
        assertEquals(2L, refusal.get("seq"));

        ann.send(op(9, 3, "[]"));
        assertEquals("ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT", code(ann.receive()));
        ann.send("{'a':'op'," + cd + ",'v':1,'seq':4,'create':{'type':'rich-text'}}");
        assertEquals("ERR_DOC_ALREADY_CREATED", code(ann.receive()));
        ann.send("{'a':'nonsense'}");
        assertEquals("{'a':'nonsense','error':{'code':'ERR_MESSAGE_BADLY_FORMED',"
                + "'message':'Invalid or unknown message'}}", ann.receiveText());
        ann.send("{'a':'qf','id':5,'c':'documents','q':{}}");
        assertEquals(5L, ann.receive().get("id"));
    }

    @Test
    void deletingAndCreatingAgainGoesOnCounting() {
        WireClient ann = connect(Socket.SHAREDB);
        created(ann);
        ann.send("{'a':'op'," + cd + ",'v':1,'seq':2,'del':true}");
        assertEquals(ack(ann, 1, 2), ann.receiveText());
        ann.send("{'a':'f'," + cd + "}");
        assertEquals("{'a':'f'," + cd + ",'data':{'v':2,'type':null}}", ann.receiveText());
        ann.send("{'a':'op'," + cd + ",'v':2,'seq':3,'create':{'type':'" + RICH_TEXT + "','data':[{'insert':'x'}]}}");
        assertEquals(ack(ann, 2, 3), ann.receiveText());
        ann.send("{'a':'f'," + cd + ",'v':0}");
        assertEquals(
                List.of("create", "del", "create"),
                ann.receiveUntil(message -> "f".equals(message.get("a"))).stream()
                        .filter(message -> "op".equals(message.get("a")))
                        .map(message -> message.containsKey("create") ? "create" : "del")
                        .toList());
    }

    @Test
    void manyDocumentsAtOnce() {
        WireClient ann = connect(Socket.SHAREDB);
        created(ann);
        String other = name + "-never";

        ann.send("{'a':'bs','c':'documents','b':['" + name + "','" + other + "']}");
        Map<?, ?> data = (Map<?, ?>) ann.receive().get("data");
        assertEquals(
                "{'v':1,'data':{'ops':[]},'type':'" + RICH_TEXT + "'}", WireClient.text(data.get(name)));
        assertEquals("{'v':0,'type':null}", WireClient.text(data.get(other)));

        WireClient bob = connect(Socket.SHAREDB);
        bob.send(op(1, 1, "[{'insert':'B'}]")).receive();
        assertEquals(operation(bob, 1, 1, "[{'insert':'B'}]"), ann.receiveText());

        bob.send("{'a':'bf','c':'documents','b':{'" + name + "':1,'" + other + "':0}}");
        assertEquals(operation(bob, 1, 1, "[{'insert':'B'}]"), bob.receiveText());
        assertEquals("{'a':'bf','c':'documents','b':{'" + name + "':1,'" + other + "':0}}", bob.receiveText());

        ann.send("{'a':'bu','c':'documents','b':['" + name + "','" + other + "']}");
        assertEquals("{'a':'bu','c':'documents','b':['" + name + "','" + other + "']}", ann.receiveText());
    }

    @ParameterizedTest
    @EnumSource
    void thePastCanBeRead(Socket socket) {
        WireClient ann = connect(socket);
        created(ann);
        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();

        ann.send("{'a':'nf','id':1," + cd + ",'v':1}");
        assertEquals("{'a':'nf','id':1,'v':1,'data':{'ops':[]},'type':'" + RICH_TEXT + "'}", ann.receiveText());
        ann.send("{'a':'nf','id':2," + cd + ",'v':null}");
        assertEquals(2L, ann.receive().get("v"));
        ann.send("{'a':'nf','id':3," + cd + ",'v':3}");
        assertEquals("{'a':'nf','id':3," + cd + ",'v':3,'error':{'code':'ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT',"
                + "'message':'Requested version exceeds latest snapshot version'}}", ann.receiveText());
        ann.send("{'a':'nt','id':4," + cd + ",'ts':0}");
        assertEquals("{'a':'nt','id':4,'v':0,'type':null}", ann.receiveText());
        ann.send("{'a':'nt','id':6," + cd + ",'ts':1e300}");
        assertEquals(2L, ann.receive().get("v"));
        ann.send("{'a':'nt','id':5," + cd + ",'ts':" + (System.currentTimeMillis() + 60_000) + "}");
        assertEquals(2L, ann.receive().get("v"));
    }

    @ParameterizedTest
    @EnumSource
    void presenceReachesTheOthersAndGoesWithItsConnection(Socket socket) {
        WireClient ann = connect(socket);
        WireClient bob = connect(socket);
        created(ann);
        String channel = "'ch':'documents." + name + "'";
        bob.send("{'a':'ps'," + channel + ",'seq':1}");
        assertEquals("{'a':'ps'," + channel + ",'seq':1}", bob.receiveText());
        ann.send("{'a':'ps'," + channel + ",'seq':1}");
        assertEquals("{'a':'ps'," + channel + ",'seq':1}", ann.receiveText());
        assertEquals("{'a':'pr'," + channel + "}", bob.receiveText());

        ann.send("{'a':'s'," + cd + "}").receive();
        bob.send(op(1, 1, "[{'insert':'12345'}]")).receive();
        assertEquals(operation(bob, 1, 1, "[{'insert':'12345'}]"), ann.receiveText());
        ann.send("{'a':'p'," + channel + ",'id':'x','p':{'index':0,'length':0,'name':'Ann'},'pv':3," + cd
                + ",'v':1,'t':'" + RICH_TEXT + "'}");
        String moved = "{'a':'p'," + channel + ",'src':'" + ann.id
                + "','id':'x','p':{'index':0,'length':0,'name':'Ann'},'pv':3," + cd + ",'v':2,'t':'" + RICH_TEXT + "'}";
        assertEquals(moved, ann.receiveText());
        assertEquals(moved, bob.receiveText());
        assertEquals(List.of(), ann.receivedBeforeAnswer());

        bob.send(op(2, 2, "[{'insert':'6'}]")).receive();
        ann.receive();
        ann.abort();
        Map<String, Object> gone = bob.receive();
        assertEquals(3L, gone.get("v"), "where the others are, else they set it aside");
        assertEquals("x", gone.get("id"));
        assertTrue(gone.containsKey("p") && gone.get("p") == null);
        assertEquals(3L, gone.get("pv"));
    }

    @Test
    void noPresenceOutlivesItsConnection() {
        int connections = 200;
        WireClient watcher = connect(Socket.SHAREDB);
        created(watcher);
        String channel = "'ch':'documents." + name + "'";
        watcher.send("{'a':'ps'," + channel + ",'seq':1}").receive();
        for (int i = 0; i < connections; i++) {
            WireClient brief = connect(Socket.SHAREDB);
            for (int version = 0; version < 5; version++) {
                brief.send("{'a':'p'," + channel + ",'id':'" + i + "','p':{'index':0,'length':0},'pv':" + version + ","
                        + cd + ",'v':1,'t':'" + RICH_TEXT + "'}");
            }
            brief.receive();
            brief.close();
        }

        Map<Object, Object> present = new HashMap<>();
        Set<Object> gone = new HashSet<>();
        while (gone.size() < connections) {
            Map<String, Object> message = watcher.receive();
            present.put(message.get("id"), message.get("p"));
            if (message.get("p") == null) {
                gone.add(message.get("id"));
            }
        }
        watcher.receivedBeforeAnswer().forEach(message -> present.put(message.get("id"), message.get("p")));
        present.values().removeIf(Objects::isNull);
        assertEquals(Map.of(), present);
    }

    @Test
    void whoComesBackIsAskedForTheirPresenceToo() {
        WireClient ann = connect(Socket.SHAREDB);
        ann.send("{'a':'hs','id':'earlier','protocol':1,'protocolMinor':2}").receive();
        String channel = "'ch':'room-" + name + "'";
        ann.send("{'a':'ps'," + channel + ",'seq':7}");
        assertEquals("{'a':'pr'," + channel + "}", ann.receiveText());
        assertEquals("{'a':'ps'," + channel + ",'seq':7}", ann.receiveText());
    }

    @Test
    void aBulkOfMoreThanAreReadAtATime() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        List<String> names = Stream.concat(
                IntStream.range(0, 1_000).mapToObj(i -> name + i), Stream.of(name)).toList();
        String list = names.stream().collect(Collectors.joining("','", "['", "']"));
        bob.send("{'a':'bf','c':'documents','b':" + list + "}");
        assertEquals(Set.copyOf(names), ((Map<?, ?>) bob.receive().get("data")).keySet());

        bob.send("{'a':'bs','c':'documents','b':" + list + "}");
        assertEquals(Set.copyOf(names), ((Map<?, ?>) bob.receive().get("data")).keySet());
        ann.send(op(1, 2, "[{'insert':'A'}]"));
        assertEquals(operation(ann, 1, 2, "[{'insert':'A'}]"), bob.receiveText());

        bob.send("{'a':'bs','c':'documents','b':"
                + names.stream().collect(Collectors.joining("':1,'", "{'", "':1}")) + "}");
        assertEquals(operation(ann, 1, 2, "[{'insert':'A'}]"), bob.receiveText());
        assertEquals(Set.copyOf(names), ((Map<?, ?>) bob.receive().get("b")).keySet());

        bob.send("{'a':'bu','c':'documents','b':" + list + "}");
        assertEquals(names, bob.receive().get("b"));
        ann.receive();
        ann.send(op(2, 3, "[{'insert':'A'}]")).receive();
        assertEquals(List.of(), bob.receivedBeforeAnswer());
    }

    @Test
    void theAcknowledgementDoesNotOvertakeWhatABulkReplyHoldsBack() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        ann.send(op(1, 2, "[{'insert':'A'}]")).receive();
        String others = IntStream.range(0, 60).mapToObj(i -> ",'" + name + i + "'").collect(Collectors.joining());
        bob.send("{'a':'bs','c':'documents','b':['" + name + "'" + others + "]}");
        bob.send(op(1, 1, "[{'insert':'B'}]"));

        List<Object> order = bob.receiveUntil(m -> "op".equals(m.get("a")) && bob.id.equals(m.get("src"))).stream()
                .filter(m -> "op".equals(m.get("a"))).map(m -> m.get("v")).toList();
        assertEquals(List.<Object>of(1L, 2L), order);
    }

    @Test
    void presenceOnAFreeChannelEndsWithUnsubscribing() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        String channel = "'ch':'room-" + name + "'";
        bob.send("{'a':'ps'," + channel + ",'seq':1}").receive();
        ann.send("{'a':'p'," + channel + ",'id':'x','p':'here','pv':0}");
        assertEquals("{'a':'p'," + channel + ",'src':'" + ann.id + "','id':'x','p':'here','pv':0}", bob.receiveText());
        ann.send("{'a':'pu'," + channel + ",'seq':2}");
        assertEquals("{'a':'p'," + channel + ",'src':'" + ann.id + "','id':'x','p':null,'pv':0}", bob.receiveText());
    }

    @Test
    void charactersThatDatabasesRefuseSurvive() {
        WireClient ann = connect(Socket.SHAREDB);
        created(ann);
        String delta = "[{\"insert\":\"\\u0000\\ud83d|\\ude00\\u2028\"}]";
        ann.sendRaw(op(1, 2, "DELTA").replace('\'', '"').replace("DELTA", delta)).receive();

        ann.send("{'a':'nf','id':1," + cd + ",'v':2}");
        Map<?, ?> data = (Map<?, ?>) ann.receive().get("data");
        Map<?, ?> insert = (Map<?, ?>) ((List<?>) data.get("ops")).getFirst();
        assertEquals("\u0000\ud83d|\ude00\u2028", insert.get("insert"));
    }

    @Test
    void aSocketForOneDocumentRefusesOthers() {
        WireClient ann = connect(Socket.DOCUMENT);
        ann.send("{'a':'f','c':'documents','d':'another'}");

        assertEquals("ERR_DOCUMENT_NOT_ON_THIS_SOCKET", code(ann.receive()));
    }

    @Test
    void aFrameThatIsNoMessageEndsItsConnectionAndNoOther() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        WireClient cid = connect(Socket.SHAREDB);
        ann.sendRaw("no json");
        assertEquals(CloseCode.INVALID_DATA, ann.closeCode());
        cid.sendRaw("[1,2]");
        assertEquals(CloseCode.INVALID_DATA, cid.closeCode());
        assertEquals(List.of(), bob.receivedBeforeAnswer());
    }

    @Test
    void aMessageThatIsTooBigEndsItsConnectionWithThatCode() {
        WireClient ann = connect(Socket.SHAREDB);
        ann.trySendRaw(" ".repeat(17 * 1024 * 1024));
        assertEquals(CloseCode.TOO_BIG, ann.closeCode());
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndNobodyElseWaits() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient deaf = connect(Socket.SHAREDB);
        created(ann);
        deaf.send("{'a':'s'," + cd + "}").receive();
        deaf.stopReading();
        String text = "x".repeat(1024 * 1024);
        // More than the kernel's own buffers take, which grow to 36 MiB and more, and more than a document may hold.
        for (int i = 0; i < 80; i++) {
            String edit = "[{'insert':'" + text + "'}" + (i == 0 ? "]" : ",{'delete':" + text.length() + "}]");
            assertEquals(ack(ann, 1 + i, 2 + i), ann.send(op(1 + i, 2 + i, edit)).receiveText());
        }
        ann.send("{'a':'ps','ch':'" + name + "','seq':1}").receive();
        assertEquals(List.of(), ann.receivedBeforeAnswer());
        deaf.startReading();
        assertEquals(WireClient.CUT_OFF, deaf.closeCode());
    }

    @Test
    void whoReadsCatchesUpOnMoreThanMayWait() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        String text = "x".repeat(700_000);
        for (int i = 0; i < 20; i++) {
            ann.send(op(1 + i, 2 + i, "[{'insert':'" + text + "'}]")).receive();
        }
        for (String action : List.of("f", "s")) {
            bob.send("{'a':'" + action + "'," + cd + ",'v':0}");
            assertEquals(22, bob.receiveUntil(message -> action.equals(message.get("a"))).size());
        }
    }

    @Test
    void binaryFramesAreRefused() {
        WireClient ann = connect(Socket.SHAREDB);
        ann.sendBinary(new byte[] {1, 2, 3});
        assertEquals(CloseCode.UNSUPPORTED_DATA, ann.closeCode());
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackToAChannelHearsIt(Socket socket) {
        WireClient ann = connect(socket);
        WireClient bob = connect(socket);
        String channel = "'ch':'documents." + name + "'";
        ann.send("{'a':'p'," + channel + ",'id':'x','p':null,'pv':1," + cd + ",'v':0,'t':'" + RICH_TEXT + "'}");
        ann.send("{'a':'pu'," + channel + ",'seq':1}");
        ann.send("{'a':'ps'," + channel + ",'seq':2}");
        assertEquals(
                List.of("p", "pu", "ps"),
                ann.receiveUntil(message -> "ps".equals(message.get("a"))).stream().map(m -> m.get("a")).toList());

        bob.send("{'a':'p'," + channel + ",'id':'y','p':{'index':0,'length':0},'pv':1," + cd + ",'v':0,'t':'"
                + RICH_TEXT + "'}").receive();
        assertEquals("y", ann.receive().get("id"));
    }

    @Test
    void aPresenceThatIsTakenBackDoesNotComeLater() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        // Behind this the log must be read to move a presence over it.
        ann.send(op(1, 2, "[{'insert':'" + "x".repeat(1_100_000) + "'}]")).receive();
        ann.send(op(2, 3, "[{'insert':'y'}]")).receive();
        String channel = "'ch':'documents." + name + "'";
        bob.send("{'a':'ps'," + channel + ",'seq':1}").receive();
        String presence = "{'a':'p'," + channel + ",'id':'x','p':%s,'pv':%d," + cd + ",'v':%d,'t':'" + RICH_TEXT + "'}";
        ann.send(presence.formatted("{'index':0,'length':0}", 1, 1));
        ann.send(presence.formatted("null", 2, 3));
        // On another node a value that is taken back already may be left out.
        bob.receiveUntil(message -> message.get("pv").equals(2L) && message.get("p") == null);
        assertEquals(List.of(), bob.receivedBeforeAnswer());

        ann.send(presence.formatted("{'index':0,'length':0}", 3, 1));
        ann.send("{'a':'pu'," + channel + ",'seq':2}");
        assertEquals(
                List.of("p 1", "p 2", "p 3", "pu null"),
                ann.receiveUntil(message -> "pu".equals(message.get("a"))).stream()
                        .map(message -> message.get("a") + " " + message.get("pv")).toList());
        bob.receiveUntil(message -> message.get("pv").equals(3L) && message.get("p") == null);
        assertEquals(List.of(), bob.receivedBeforeAnswer());
    }

    @Test
    void whatAnotherNodeHasAcknowledgedCountsForACreationWithoutRevision() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        for (int round = 0; round < 10; round++) {
            int sequence = 10 + round;
            bob.send("{'a':'op'," + cd + ",'v':null,'seq':" + sequence + ",'del':true}");
            assertEquals(ack(bob, 1 + 2 * round, sequence), bob.receiveText());
            ann.send("{'a':'op'," + cd + ",'v':null,'seq':" + sequence + ",'create':{'type':'rich-text'}}");
            assertEquals(ack(ann, 2 + 2 * round, sequence), ann.receiveText());
        }
    }

    @Test
    void nothingComesAfterUnsubscribingWhileABulkReplyIsPending() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        String others = IntStream.range(0, 300).mapToObj(i -> ",'" + name + i + "'").collect(Collectors.joining());
        for (int round = 0; round < 5; round++) {
            bob.send("{'a':'bs','c':'documents','b':['" + name + "'" + others + "]}");
            ann.send(op(1 + round, 2 + round, "[{'insert':'A'}]"));
            bob.send("{'a':'u'," + cd + "}");
            ann.receive();
            List<Map<String, Object>> heard = new ArrayList<>(bob.receiveUntil(message -> "u".equals(message.get("a"))));
            boolean answered = heard.stream().anyMatch(message -> "bs".equals(message.get("a")));
            heard = new ArrayList<>(answered ? List.of() : bob.receiveUntil(message -> "bs".equals(message.get("a"))));
            heard.addAll(bob.receivedBeforeAnswer());
            assertTrue(heard.stream().noneMatch(message -> "op".equals(message.get("a"))), heard::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyDoesNotOvertakeTheRefusalBeforeIt(Socket socket) {
        WireClient ann = connect(socket);
        created(ann);
        for (int round = 0; round < 20; round++) {
            WireClient bob = connect(socket);
            bob.send("{'a':'op'," + cd + ",'v':0,'seq':1,'create':{'type':'rich-text'}}");
            bob.send("{'a':'f'," + cd + "}");
            bob.send("{'a':'s'," + cd + ",'v':0}");
            bob.send("{'a':'u'," + cd + "}");
            List<Map<String, Object>> heard = bob.receiveUntil(message -> "u".equals(message.get("a")));
            assertEquals(
                    List.of("op ERR_DOC_ALREADY_CREATED", "f", "op", "s", "u"),
                    heard.stream().map(m -> m.get("a") + (m.containsKey("error") ? " " + code(m) : "")).toList());
            assertEquals(List.of(), bob.receivedBeforeAnswer());
            bob.abort();
        }
    }

    @Test
    void aDocumentThatIsNamedTwiceInABulkIsOne() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        for (int round = 0; round < 20; round++) {
            bob.send("{'a':'bs','c':'documents','b':['" + name + "','" + name + "']}");
            assertEquals("bs", bob.receive().get("a"));
            bob.send(op(1 + round, 1 + round, "[{'insert':'B'}]"));
            assertEquals(ack(bob, 1 + round, 1 + round), bob.receiveText());
        }
        bob.send("{'a':'bu','c':'documents','b':['" + name + "','" + name + "']}");
        assertEquals("bu", bob.receive().get("a"));
    }

    @Test
    void whoSubscribesAndLeavesAtOnceIsAnsweredTwice() {
        WireClient ann = connect(Socket.SHAREDB);
        for (int round = 0; round < 20; round++) {
            String channel = "'ch':'room-" + name + round + "'";
            ann.send("{'a':'ps'," + channel + ",'seq':" + (2 * round + 1) + "}");
            ann.send("{'a':'pu'," + channel + ",'seq':" + (2 * round + 2) + "}");
            assertEquals(Set.of("ps", "pu"), Set.of(ann.receive().get("a"), ann.receive().get("a")));
        }
    }

    @Test
    void aPresenceThatIsUnderWayWhenItsConnectionEndsStaysNowhere() {
        WireClient ann = connect(Socket.SHAREDB);
        WireClient bob = connect(Socket.SHAREDB);
        created(ann);
        String channel = "'ch':'documents." + name + "'";
        bob.send("{'a':'ps'," + channel + ",'seq':1}").receive();
        String presence = "{'a':'p'," + channel + ",'id':'x','p':{'index':0,'length':0},'pv':%d," + cd + ",'v':%d}";
        int head = 1;
        for (int round = 0; round < 10; round++) {
            WireClient cid = connect(Socket.SHAREDB);
            cid.send(presence.formatted(1, head)).receive();
            for (int i = 0; i < 5; i++) {
                ann.send(op(head, head + 1, "[{'insert':'A'}]")).receive();
                head++;
            }
            cid.send(presence.formatted(2, head));
            cid.abort();
            long revision = head;
            bob.receiveUntil(message -> message.get("p") == null && message.get("v").equals(revision));
        }
    }

    private static Object code(Map<String, Object> message) {
        return ((Map<?, ?>) message.get("error")).get("code");
    }
}
