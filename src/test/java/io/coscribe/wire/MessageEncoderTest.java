package io.coscribe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.session.Change;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.DocumentState;
import io.coscribe.session.EncodedOperation;
import io.coscribe.session.JsonText;
import io.coscribe.session.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service sends, message by message. In JSON here, ' stands for ". */
class MessageEncoderTest {

    private static final DocumentId DOCUMENT = new DocumentId("notes", "one");
    private static final OtType RICH_TEXT = OtTypes.standard().find("rich-text").orElseThrow();
    private static final String URI = "http://sharejs.org/types/rich-text/v1";
    private static final String DEFAULT_URI = "http://sharejs.org/types/JSONv0";
    private static final OperationId ID = new OperationId("ann", 7);
    private static final Problem PROBLEM = new Problem(ErrorCode.ERR_DOC_WAS_DELETED, "gone");

    private static final DocumentState HI = WireJson.state(3, RICH_TEXT, content("[{\"insert\":\"hi\"}]"));
    private static final DocumentState DELETED = new DocumentState(4, Optional.empty());
    private static final String HI_SNAPSHOT = "'v':3,'data':{'ops':[{'insert':'hi'}]},'type':'" + URI + "'";
    private static final String CD = "'c':'notes','d':'one'";

    static Stream<Arguments> messages() {
        String protocol = "'protocol':1,'protocolMinor':2,'id':'ann','type':'" + DEFAULT_URI + "'";
        return Stream.of(
                arguments(new ServerMessage.Greeting("ann"), "{'a':'init'," + protocol + "}"),
                arguments(new ServerMessage.Handshake("ann"), "{'a':'hs'," + protocol + "}"),
                arguments(new ServerMessage.Pong(), "{'a':'pp'}"),
                arguments(operation(new Change.Edit(EncodedOperation.received("[ 1 ]"))),
                        "{'a':'op'," + CD + ",'v':5,'src':'ann','seq':7,'op':[ 1 ]}"),
                arguments(new ServerMessage.Authenticated(Optional.of(new User("guest:a", "Ann")), Instant.ofEpochMilli(5)),
                        "{'a':'auth','user':{'id':'guest:a','name':'Ann'},'expires':5}"),
                arguments(new ServerMessage.Authenticated(Optional.empty(), Instant.MAX),
                        "{'a':'auth','user':null,'expires':null}"),
                arguments(new ServerMessage.RoleTold(DOCUMENT, Optional.of(Role.EDITOR)),
                        "{'a':'role'," + CD + ",'role':'editor'}"),
                arguments(new ServerMessage.RoleTold(DOCUMENT, Optional.empty()), "{'a':'role'," + CD + ",'role':null}"),
                arguments(operation(new Change.Create(RICH_TEXT, RichTextDocument.EMPTY)),
                        "{'a':'op'," + CD + ",'v':5,'src':'ann','seq':7,'create':{'type':'" + URI
                                + "','data':{'ops':[]}}}"),
                arguments(operation(new Change.Delete()), "{'a':'op'," + CD + ",'v':5,'src':'ann','seq':7,'del':true}"),
                arguments(new ServerMessage.Ack(DOCUMENT, ID, 5), "{'a':'op'," + CD + ",'v':5,'src':'ann','seq':7}"),
                arguments(new ServerMessage.Snapshot(ReadKind.FETCH, DOCUMENT, HI),
                        "{'a':'f'," + CD + ",'data':{" + HI_SNAPSHOT + "}}"),
                arguments(new ServerMessage.Snapshot(ReadKind.SUBSCRIBE, DOCUMENT, DELETED),
                        "{'a':'s'," + CD + ",'data':{'v':4,'type':null}}"),
                arguments(new ServerMessage.Snapshot(ReadKind.FETCH, DOCUMENT, DocumentState.NEVER_CREATED),
                        "{'a':'f'," + CD + ",'data':{'v':0,'type':null}}"),
                arguments(new ServerMessage.CaughtUp(ReadKind.FETCH, DOCUMENT), "{'a':'f'," + CD + "}"),
                arguments(new ServerMessage.CaughtUp(ReadKind.SUBSCRIBE, DOCUMENT), "{'a':'s'," + CD + "}"),
                arguments(new ServerMessage.BulkSnapshots(
                                ReadKind.SUBSCRIBE, "notes", inOrder("one", HI, "two", DELETED), Map.of()),
                        "{'a':'bs','c':'notes','data':{'one':{" + HI_SNAPSHOT + "},'two':{'v':4,'type':null}}}"),
                arguments(new ServerMessage.BulkSnapshots(
                                ReadKind.SUBSCRIBE, "notes", Map.of("one", HI), Map.of("two", PROBLEM)),
                        "{'a':'bs','c':'notes','data':{'one':{" + HI_SNAPSHOT + "},"
                                + "'two':{'error':{'code':'ERR_DOC_WAS_DELETED','message':'gone'}}}}"),
                arguments(new ServerMessage.BulkSnapshots(ReadKind.FETCH, "notes", Map.of(), Map.of()),
                        "{'a':'bf','c':'notes','data':{}}"),
                arguments(new ServerMessage.BulkCaughtUp(ReadKind.FETCH, "notes", inOrder("one", 3L, "two", 0L)),
                        "{'a':'bf','c':'notes','b':{'one':3,'two':0}}"),
                arguments(new ServerMessage.BulkCaughtUp(ReadKind.SUBSCRIBE, "notes", Map.of()),
                        "{'a':'bs','c':'notes','b':{}}"),
                arguments(new ServerMessage.Unsubscribed(DOCUMENT), "{'a':'u'," + CD + "}"),
                arguments(new ServerMessage.BulkUnsubscribed("notes", List.of("one", "two")),
                        "{'a':'bu','c':'notes','b':['one','two']}"),
                arguments(new ServerMessage.PastByRevision(9, HI), "{'a':'nf','id':9," + HI_SNAPSHOT + "}"),
                arguments(new ServerMessage.PastByRevision(9, DELETED), "{'a':'nf','id':9,'v':4,'type':null}"),
                arguments(new ServerMessage.PastByTime(9, HI), "{'a':'nt','id':9," + HI_SNAPSHOT + "}"),
                arguments(new ServerMessage.PresenceSubscribed("room", 1), "{'a':'ps','ch':'room','seq':1}"),
                arguments(new ServerMessage.PresenceUnsubscribed("room", 2), "{'a':'pu','ch':'room','seq':2}"),
                arguments(new ServerMessage.PresenceRequested("room"), "{'a':'pr','ch':'room'}"),
                arguments(new ServerMessage.Presence(presence("here", Optional.empty()), "ann"),
                        "{'a':'p','ch':'room','src':'ann','id':'x','p':'here','pv':3}"),
                arguments(new ServerMessage.Presence(
                                presence(null, Optional.of(new PresenceValue.Place(DOCUMENT, 5, URI))), "ann"),
                        "{'a':'p','ch':'room','src':'ann','id':'x','p':null,'pv':3," + CD
                                + ",'v':5,'t':'" + URI + "'}"),
                arguments(new ServerMessage.Presence(
                                presence("here", Optional.of(new PresenceValue.Place(DOCUMENT, 5, null))), "ann"),
                        "{'a':'p','ch':'room','src':'ann','id':'x','p':'here','pv':3," + CD + ",'v':5,'t':null}"),
                arguments(ServerMessage.Failure.of(DOCUMENT, new Submission(ID, 5, new Change.Delete()), PROBLEM),
                        "{'a':'op'," + CD + ",'v':5,'src':'ann','seq':7,"
                                + "'error':{'code':'ERR_DOC_WAS_DELETED','message':'gone'}}"),
                arguments(ServerMessage.Failure.of(
                                DOCUMENT, new Submission(ID, Submission.CURRENT, new Change.Delete()), PROBLEM),
                        "{'a':'op'," + CD + ",'v':null,'src':'ann','seq':7,"
                                + "'error':{'code':'ERR_DOC_WAS_DELETED','message':'gone'}}"));
    }

    private static ServerMessage operation(Change change) {
        return new ServerMessage.Operation(DOCUMENT, new CommittedOperation(5, ID, change));
    }

    private static PresenceValue presence(Object value, Optional<PresenceValue.Place> place) {
        return new PresenceValue("room", "x", value, 3, place);
    }

    private static <V> Map<String, V> inOrder(String firstKey, V first, String secondKey, V second) {
        Map<String, V> map = new LinkedHashMap<>();
        map.put(firstKey, first);
        map.put(secondKey, second);
        return map;
    }

    private static Content content(String json) {
        try (JsonParser parser = JsonText.FACTORY.createParser(json)) {
            parser.nextToken();
            return RICH_TEXT.readContent(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("messages")
    void everyMessageHasItsExactForm(ServerMessage message, String expected) {
        assertEquals(expected, WireJson.text(message).replace('"', '\''));
    }

    @Test
    void theTableHoldsEveryKindOfMessage() {
        Set<Object> written = messages().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

        assertEquals(Set.copyOf(Arrays.asList(ServerMessage.class.getPermittedSubclasses())), written);
    }

    /** The order of these fields is nobody's business. */
    @Test
    void refusedPastStatesAndPresencesNameTheirRequest() {
        assertEquals(
                Map.of("a", "nf", "id", 9L, "c", "notes", "d", "one", "v", 7L,
                        "error", Map.of("code", "ERR_DOC_WAS_DELETED", "message", "gone")),
                WireJson.object(WireJson.text(ServerMessage.Failure.of(
                        new ClientMessage.PastByRevision(9, DOCUMENT, OptionalLong.of(7)), PROBLEM))));
        assertEquals(
                Map.of("a", "p", "ch", "room", "id", "x", "pv", 3L,
                        "error", Map.of("code", "ERR_DOC_WAS_DELETED", "message", "gone")),
                WireJson.object(WireJson.text(
                        ServerMessage.Failure.of(presence("here", Optional.empty()), PROBLEM))));
    }

    @Test
    void charactersThatHaveNoBytesAreEscaped() {
        PresenceValue odd = new PresenceValue(
                "room \ud83d", "\u0000", Map.of("\ud83d\ude00", "\ude00"), 0, Optional.empty());

        assertEquals(
                "{'a':'p','ch':'room \\ud83d','src':'ann','id':'\\u0000','p':{'\ud83d\ude00':'\\ude00'},'pv':0}",
                WireJson.text(new ServerMessage.Presence(odd, "ann")).replace('"', '\''));
    }
}
