package io.coscribe.wire;

import static io.coscribe.problem.ErrorCode.ERR_CONNECTION_SEQ_INTEGER_OVERFLOW;
import static io.coscribe.problem.ErrorCode.ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE;
import static io.coscribe.problem.ErrorCode.ERR_DOCUMENT_NOT_ON_THIS_SOCKET;
import static io.coscribe.problem.ErrorCode.ERR_DOC_TYPE_NOT_RECOGNIZED;
import static io.coscribe.problem.ErrorCode.ERR_MESSAGE_BADLY_FORMED;
import static io.coscribe.problem.ErrorCode.ERR_OT_OP_BADLY_FORMED;
import static io.coscribe.problem.ErrorCode.ERR_OT_OP_NOT_APPLIED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.ErrorCode;
import io.coscribe.session.Change;
import io.coscribe.session.Submission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send, message by message. In JSON here, ' stands for ". */
class MessageDecoderTest {

    private static final DocumentId DOCUMENT = new DocumentId("notes", "one");
    private static final OtTypes TYPES = OtTypes.standard();
    private static final OtType RICH_TEXT = TYPES.find("rich-text").orElseThrow();
    private static final String CD = "'c':'notes','d':'one'";
    private static final String OP = "'a':'op'," + CD + ",'v':4,'seq':7";
    private static final String PRESENCE = "'a':'p','ch':'room','id':'x','pv':3";

    private final MessageDecoder decoder = new MessageDecoder(TYPES, _ -> true);

    private ClientMessage decode(String message) throws MalformedFrameException, RefusedMessageException {
        return decoder.decode(message.replace('\'', '"'), "me");
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments("{'a':'hs','id':null,'protocol':1,'protocolMinor':2}",
                        new ClientMessage.Handshake(Optional.empty())),
                arguments("{'a':'hs'}", new ClientMessage.Handshake(Optional.empty())),
                arguments("{'a':'hs','id':''}", new ClientMessage.Handshake(Optional.empty())),
                arguments("{'a':'hs','id':'earlier'}", new ClientMessage.Handshake(Optional.of("earlier"))),
                arguments("{'a':'pp'}", new ClientMessage.Ping()),
                arguments("{'a':'auth'}", new ClientMessage.Authenticate(Optional.empty())),
                arguments("{'a':'auth','token':null}", new ClientMessage.Authenticate(Optional.empty())),
                arguments("{'a':'auth','token':'x.y.z'}", new ClientMessage.Authenticate(Optional.of("x.y.z"))),
                arguments("{'a':'f'," + CD + "}", read(ReadKind.FETCH, OptionalLong.empty())),
                arguments("{'a':'f'," + CD + ",'v':null}", read(ReadKind.FETCH, OptionalLong.empty())),
                arguments("{'a':'f'," + CD + ",'v':0}", read(ReadKind.FETCH, OptionalLong.of(0))),
                arguments("{'a':'s'," + CD + "}", read(ReadKind.SUBSCRIBE, OptionalLong.empty())),
                arguments("{'a':'s'," + CD + ",'v':9}", read(ReadKind.SUBSCRIBE, OptionalLong.of(9))),
                arguments("{'a':'s'," + CD + ",'v':9.0}", read(ReadKind.SUBSCRIBE, OptionalLong.of(9))),
                arguments("{'a':'u'," + CD + "}", new ClientMessage.Unsubscribe(DOCUMENT)),
                arguments("{'a':'bf','c':'notes','b':['one','two']}",
                        new ClientMessage.BulkRead(ReadKind.FETCH, "notes", List.of("one", "two"))),
                arguments("{'a':'bs','c':'notes','b':[]}",
                        new ClientMessage.BulkRead(ReadKind.SUBSCRIBE, "notes", List.of())),
                arguments("{'a':'bf','c':'notes','b':{'one':3,'two':0}}",
                        new ClientMessage.BulkReadSince(ReadKind.FETCH, "notes", Map.of("one", 3L, "two", 0L))),
                arguments("{'a':'bs','c':'notes','b':{'one':3}}",
                        new ClientMessage.BulkReadSince(ReadKind.SUBSCRIBE, "notes", Map.of("one", 3L))),
                arguments("{'a':'bu','c':'notes','b':['one']}",
                        new ClientMessage.BulkUnsubscribe("notes", List.of("one"))),
                arguments("{" + OP + ",'x':{},'del':true}", submit("me", 4, new Change.Delete())),
                arguments("{" + OP + ",'src':'earlier','del':true}", submit("earlier", 4, new Change.Delete())),
                arguments("{'a':'op'," + CD + ",'v':null,'seq':7,'create':{'type':'rich-text'}}",
                        submit("me", Submission.CURRENT, create(RichTextDocument.EMPTY))),
                arguments("{'a':'op'," + CD + ",'seq':7,'create':{'data':null,'type':'" + RICH_TEXT.uri() + "'}}",
                        submit("me", Submission.CURRENT, create(RichTextDocument.EMPTY))),
                arguments("{'a':'nf','id':5," + CD + ",'v':2}",
                        new ClientMessage.PastByRevision(5, DOCUMENT, OptionalLong.of(2))),
                arguments("{'a':'nf','id':5," + CD + ",'v':null}",
                        new ClientMessage.PastByRevision(5, DOCUMENT, OptionalLong.empty())),
                arguments("{'a':'nt','id':5," + CD + ",'ts':1700000000000}",
                        new ClientMessage.PastByTime(5, DOCUMENT, OptionalLong.of(1_700_000_000_000L))),
                arguments("{'a':'nt','id':5," + CD + ",'ts':-1.5e9}",
                        new ClientMessage.PastByTime(5, DOCUMENT, OptionalLong.of(0))),
                arguments("{'a':'nt','id':5," + CD + ",'ts':1700000000000.9}",
                        new ClientMessage.PastByTime(5, DOCUMENT, OptionalLong.of(1_700_000_000_000L))),
                arguments("{'a':'nt','id':5," + CD + ",'ts':1e300}",
                        new ClientMessage.PastByTime(5, DOCUMENT, OptionalLong.of(1L << 52))),
                arguments("{'a':'nt','id':5," + CD + ",'ts':null}",
                        new ClientMessage.PastByTime(5, DOCUMENT, OptionalLong.empty())),
                arguments("{'a':'ps','ch':'room','seq':1}", new ClientMessage.SubscribePresence("room", 1)),
                arguments("{'a':'pu','ch':'room','seq':2}", new ClientMessage.UnsubscribePresence("room", 2)),
                arguments("{'a':'pr','ch':'room'}", new ClientMessage.RequestPresence("room")),
                arguments("{" + PRESENCE + ",'p':{'index':1}}",
                        presence(Map.of("index", 1L), Optional.empty())),
                arguments("{" + PRESENCE + ",'p':null}", presence(null, Optional.empty())),
                arguments("{" + PRESENCE + ",'p':'here'," + CD + ",'v':4,'t':'type'}",
                        presence("here", Optional.of(new PresenceValue.Place(DOCUMENT, 4, "type")))),
                arguments("{" + PRESENCE + ",'p':'here'," + CD + ",'v':4,'t':7}",
                        presence("here", Optional.of(new PresenceValue.Place(DOCUMENT, 4, null)))));
    }

    private static ClientMessage read(ReadKind kind, OptionalLong since) {
        return new ClientMessage.Read(kind, DOCUMENT, since);
    }

    private static ClientMessage submit(String client, long base, Change change) {
        return new ClientMessage.Submit(DOCUMENT, new Submission(new OperationId(client, 7), base, change));
    }

    private static Change create(Content content) {
        return new Change.Create(RICH_TEXT, content);
    }

    private static ClientMessage presence(Object value, Optional<PresenceValue.Place> place) {
        return new ClientMessage.SetPresence(new PresenceValue("room", "x", value, 3, place));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void everyMessageIsRead(String message, ClientMessage expected) throws Exception {
        assertEquals(expected, decode(message));
    }

    @Test
    void theTableHoldsEveryKindOfMessage() {
        Set<Object> read = messages().map(row -> row.get()[1].getClass()).collect(Collectors.toSet());

        assertEquals(Set.copyOf(Arrays.asList(ClientMessage.class.getPermittedSubclasses())), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "{'ops':[{'insert':'a}],'}]}", "12", "-1.5e3", "'\\'\\\\ud83d'", "null", "true", " { 'ops' : [ ] } "
    })
    void anEditStaysTheTextThatCame(String operation) throws Exception {
        String text = operation.replace("\\'", "\\\"");
        ClientMessage message = decode("{'a':'op','op':" + text + ",'c':'notes','d':'one','v':4,'seq':7}");

        assertEquals(text.strip().replace('\'', '"'), edit(message).operation().json());
    }

    @Test
    void aLongEditStaysTheTextThatCame() throws Exception {
        String operation = "[{'insert':'" + "long \\n".repeat(20_000) + "'}]";
        ClientMessage message = decode("{" + OP + ",'op':" + operation + ",'x':{}}");

        assertEquals(operation.replace('\'', '"'), edit(message).operation().json());
    }

    private static Change.Edit edit(ClientMessage message) {
        return (Change.Edit) ((ClientMessage.Submit) message).submission().change();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'insert':'hi'}]", "{'ops':[{'insert':'hi'}]}"})
    void aCreationTakesAnArrayOrAnObjectWithOps(String data) throws Exception {
        ClientMessage message = decode("{" + OP + ",'create':{'type':'rich-text','data':" + data + "}}");
        Change.Create creation = (Change.Create) ((ClientMessage.Submit) message).submission().change();

        assertEquals("{'v':1,'data':{'ops':[{'insert':'hi'}]},'type':'" + RICH_TEXT.uri() + "'}",
                WireJson.snapshot(RICH_TEXT, creation.content()));
    }

    @Test
    void anEditGoesBeforeACreationAndThatBeforeADeletion() throws Exception {
        assertEquals("[]", edit(decode("{" + OP + ",'del':true,'create':{},'op':[]}")).operation().json());
        assertEquals(submit("me", 4, create(RichTextDocument.EMPTY)),
                decode("{" + OP + ",'del':true,'create':{'type':'rich-text'}}"));
    }

    static Stream<Arguments> refusals() {
        String badlyFormed = "Invalid or unknown message";
        return Stream.of(
                refusal("{}", ERR_MESSAGE_BADLY_FORMED, badlyFormed, ""),
                refusal("{'a':null}", ERR_MESSAGE_BADLY_FORMED, badlyFormed, "'a':null"),
                refusal("{'a':7}", ERR_MESSAGE_BADLY_FORMED, badlyFormed, "'a':7"),
                refusal("{'a':'nonsense','id':4}", ERR_MESSAGE_BADLY_FORMED, badlyFormed, "'a':'nonsense','id':4"),
                refusal("{'a':'init'}", ERR_MESSAGE_BADLY_FORMED, badlyFormed, "'a':'init'"),

                refusal("{'a':'hs','id':7}", ERR_MESSAGE_BADLY_FORMED, "Invalid client id", "'a':'hs','id':7"),

                refusal("{'a':'f','d':'one'}", ERR_MESSAGE_BADLY_FORMED, "Invalid collection", "'a':'f','d':'one'"),
                refusal("{'a':'f','c':7,'d':'one'}", ERR_MESSAGE_BADLY_FORMED, "Invalid collection",
                        "'a':'f','c':7,'d':'one'"),
                refusal("{'a':'s','c':'__proto__','d':'one'}", ERR_MESSAGE_BADLY_FORMED, "Invalid collection",
                        "'a':'s','c':'__proto__','d':'one'"),
                refusal("{'a':'u','c':'notes','d':['one']}", ERR_MESSAGE_BADLY_FORMED, "Invalid id",
                        "'a':'u','c':'notes','d':['one']"),
                refusal("{'a':'s','c':'notes','d':'constructor'}", ERR_MESSAGE_BADLY_FORMED, "Invalid id",
                        "'a':'s','c':'notes','d':'constructor'"),
                refusal("{'a':'f','c':'notes'}", ERR_MESSAGE_BADLY_FORMED, "Invalid id", "'a':'f','c':'notes'"),

                refusal("{'a':'op'," + CD + ",'v':-1,'seq':7,'op':[]}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        "'a':'op'," + CD + ",'v':-1,'seq':7"),
                refusal("{'a':'op'," + CD + ",'v':'4','seq':7,'op':[]}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        "'a':'op'," + CD + ",'v':'4','seq':7"),
                refusal("{'a':'op'," + CD + ",'v':1.5,'seq':7,'op':[]}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        "'a':'op'," + CD + ",'v':1.5,'seq':7"),
                refusal("{" + PRESENCE + ",'p':null," + CD + ",'v':-1}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        PRESENCE + "," + CD + ",'v':-1"),
                refusal("{" + PRESENCE + ",'p':null," + CD + "}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        PRESENCE + "," + CD),
                refusal("{'a':'f'," + CD + ",'v':-1}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        "'a':'f'," + CD + ",'v':-1"),

                refusal("{'a':'ps','ch':7,'seq':1}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence channel",
                        "'a':'ps','ch':7,'seq':1"),
                refusal("{'a':'pu','seq':1}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence channel", "'a':'pu','seq':1"),
                refusal("{'a':'pr','ch':'toString'}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence channel",
                        "'a':'pr','ch':'toString'"),
                refusal("{'a':'p','ch':'__proto__','id':'x','p':1,'pv':3}", ERR_MESSAGE_BADLY_FORMED,
                        "Invalid presence channel", "'a':'p','ch':'__proto__','id':'x','pv':3"),
                refusal("{'a':'p','ch':'room','id':7,'p':1,'pv':3}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence ID",
                        "'a':'p','ch':'room','id':7,'pv':3"),
                refusal("{'a':'p','ch':'room','id':'x','p':1}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence version",
                        "'a':'p','ch':'room','id':'x'"),
                refusal("{'a':'ps','ch':'room'}", ERR_MESSAGE_BADLY_FORMED, "Invalid presence sequence",
                        "'a':'ps','ch':'room'"),

                refusal("{'a':'bs','c':'notes'}", ERR_MESSAGE_BADLY_FORMED, "Invalid bulk subscribe data",
                        "'a':'bs','c':'notes'"),
                refusal("{'a':'bf','c':'notes','b':'one'}", ERR_MESSAGE_BADLY_FORMED, "Invalid bulk subscribe data",
                        "'a':'bf','c':'notes','b':'one'"),
                refusal("{'a':'bu','c':'notes','b':{'one':1}}", ERR_MESSAGE_BADLY_FORMED,
                        "Invalid bulk subscribe data", "'a':'bu','c':'notes','b':{'one':1}"),
                refusal("{'a':'bs','c':'notes','b':[7]}", ERR_MESSAGE_BADLY_FORMED, "Invalid id",
                        "'a':'bs','c':'notes','b':[7]"),
                refusal("{'a':'bs','c':'notes','b':{'valueOf':1}}", ERR_MESSAGE_BADLY_FORMED, "Invalid id",
                        "'a':'bs','c':'notes','b':{'valueOf':1}"),
                refusal("{'a':'bs','c':'notes','b':{'one':-1}}", ERR_MESSAGE_BADLY_FORMED, "Invalid version",
                        "'a':'bs','c':'notes','b':{'one':-1}"),
                refusal("{'a':'bs','b':['one']}", ERR_MESSAGE_BADLY_FORMED, "Invalid collection",
                        "'a':'bs','b':['one']"),

                refusal("{'a':'nf','id':'x'," + CD + ",'v':1}", ERR_MESSAGE_BADLY_FORMED, "Invalid request id",
                        "'a':'nf','id':'x'," + CD + ",'v':1"),
                refusal("{'a':'auth','token':7}", ERR_MESSAGE_BADLY_FORMED, "Invalid token", "'a':'auth'"),
                refusal("{'a':'nt','id':1," + CD + ",'ts':'now'}", ERR_MESSAGE_BADLY_FORMED, "Invalid timestamp",
                        "'a':'nt','id':1," + CD),

                refusal("{'a':'qf','c':'notes','q':{}}", ERR_MESSAGE_BADLY_FORMED,
                        "Missing query ID", "'a':'qf','c':'notes'"),
                refusal("{'a':'p','ch':'r','id':'x','p':" + "[".repeat(300) + "]".repeat(300) + ",'pv':3}",
                        ERR_MESSAGE_BADLY_FORMED, "a value is nested deeper than 256",
                        "'a':'p','ch':'r','id':'x','pv':3"),
                refusal("{'a':'op','c':'notes','d':'x','v':1e400,'seq':3,'op':[]}",
                        ERR_MESSAGE_BADLY_FORMED, "a number is out of range: Infinity",
                        "'a':'op','c':'notes','d':'x','seq':3"),
                refusal("{'a':'qf','id':5,'c':'notes','q':{}}", ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE,
                        "Queries are not supported", "'a':'qf','id':5,'c':'notes'"),
                refusal("{'a':'qs','id':5,'c':'notes','q':{},'r':[]}", ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE,
                        "Queries are not supported", "'a':'qs','id':5,'c':'notes'"),
                refusal("{'a':'qu','id':5}", ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE, "Queries are not supported",
                        "'a':'qu','id':5"),

                refusal("{" + OP + "}", ERR_OT_OP_BADLY_FORMED, "Missing op, create or del", OP),
                refusal("{" + OP + ",'del':1}", ERR_OT_OP_BADLY_FORMED, "del value must be true", OP),
                refusal("{" + OP + ",'del':false}", ERR_OT_OP_BADLY_FORMED, "del value must be true", OP),
                refusal("{" + OP + ",'create':true}", ERR_OT_OP_BADLY_FORMED, "Invalid create", OP),
                refusal("{" + OP + ",'create':null}", ERR_OT_OP_BADLY_FORMED, "Invalid create", OP),
                refusal("{" + OP + ",'create':{'data':[]}}", ERR_OT_OP_BADLY_FORMED, "Missing create type", OP),
                refusal("{" + OP + ",'create':{'type':7}}", ERR_OT_OP_BADLY_FORMED, "Missing create type", OP),
                refusal("{" + OP + ",'create':{'type':'text0'}}", ERR_DOC_TYPE_NOT_RECOGNIZED,
                        "Unknown type: text0", OP),
                refusal("{" + OP + ",'create':{'type':'rich-text','data':[{'delete':1}]}}", ERR_OT_OP_NOT_APPLIED,
                        "a document holds inserts only", OP),
                refusal("{" + OP + ",'src':7,'op':[]}", ERR_OT_OP_BADLY_FORMED, "Invalid src", OP + ",'src':7"),
                refusal("{'a':'op'," + CD + ",'v':4,'src':'me','op':[]}", ERR_OT_OP_BADLY_FORMED,
                        "Missing or invalid seq", "'a':'op'," + CD + ",'v':4,'src':'me'"),
                refusal("{'a':'op'," + CD + ",'v':4,'op':[]}", ERR_OT_OP_BADLY_FORMED, "Missing or invalid seq",
                        "'a':'op'," + CD + ",'v':4"),
                refusal("{'a':'op'," + CD + ",'v':4,'seq':'7','op':[]}", ERR_OT_OP_BADLY_FORMED,
                        "Missing or invalid seq", "'a':'op'," + CD + ",'v':4,'seq':'7'"),
                refusal("{'a':'op'," + CD + ",'v':4,'seq':9007199254740991,'op':[]}",
                        ERR_CONNECTION_SEQ_INTEGER_OVERFLOW, "The client's numbers are used up",
                        "'a':'op'," + CD + ",'v':4,'seq':9007199254740991"));
    }

    @Test
    void aBulkHasItsLimit() throws Exception {
        String names = IntStream.range(0, 10_000).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
        String revisions = names.replace("',", "':1,") + ":1";
        for (String action : List.of("bf", "bs", "bu")) {
            assertEquals(10_000, decode("{'a':'" + action + "','c':'notes','b':[" + names + "]}").documents());
            assertRefused("'a':'" + action + "','c':'notes','b':[" + names + ",'more']");
        }
        assertEquals(10_000, decode("{'a':'bs','c':'notes','b':{" + revisions + "}}").documents());
        assertRefused("'a':'bs','c':'notes','b':{" + revisions + ",'more':1}");
    }

    private void assertRefused(String bulk) {
        assertEquals("{" + bulk + ",'error':{'code':'ERR_MESSAGE_BADLY_FORMED',"
                + "'message':'Too many names: 10001, at most 10000'}}", answer(decoder, "{" + bulk + "}"));
    }

    private static Arguments refusal(String message, ErrorCode code, String problem, String address) {
        return arguments(message, code, problem, address);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeUnderstoodIsAnsweredWithItsAddress(
            String message, ErrorCode code, String problem, String address) {
        String separator = address.isEmpty() ? "" : ",";

        assertEquals("{" + address + separator + "'error':{'code':'" + code + "','message':'" + problem + "'}}",
                answer(decoder, message));
    }

    private String answer(MessageDecoder decoder, String message) {
        RefusedMessageException refused = assertThrows(
                RefusedMessageException.class, () -> decoder.decode(message.replace('\'', '"'), "me"), message);
        return WireJson.text(refused.answer()).replace('"', '\'');
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "true", "12", "'text'", "[]", "[{'a':'pp'}]", "{", "{'a':'pp'", "{'a':}", "{'a':'pp'}}",
        "{'a':'pp'} {'a':'pp'}", "{a:1}", "{'a':NaN}", "{'a':01}", "not json", "\u0000"
    })
    void whatIsNotOneObjectIsMalformed(String frame) {
        assertThrows(MalformedFrameException.class, () -> decode(frame));
    }

    @Test
    void aSocketForOneDocumentKnowsNoOther() throws Exception {
        MessageDecoder scoped = new MessageDecoder(TYPES, DOCUMENT::equals);
        assertEquals(read(ReadKind.FETCH, OptionalLong.empty()),
                scoped.decode(("{'a':'f'," + CD + "}").replace('\'', '"'), "me"));

        for (String message : List.of(
                "{'a':'f','c':'notes','d':'two'}", "{'a':'s','c':'other','d':'one'}", "{'a':'u','c':'notes','d':'two'}",
                "{'a':'bf','c':'notes','b':['one','two']}", "{'a':'bs','c':'notes','b':{'two':1}}",
                "{'a':'bu','c':'notes','b':['two']}", "{'a':'op','c':'notes','d':'two','v':1,'seq':1,'op':[]}",
                "{'a':'nf','id':1,'c':'notes','d':'two'}", "{'a':'nt','id':1,'c':'notes','d':'two'}",
                "{'a':'p','ch':'room','id':'x','pv':1,'p':null,'c':'notes','d':'two','v':1}")) {
            String answer = answer(scoped, message);
            assertTrue(answer.contains(ERR_DOCUMENT_NOT_ON_THIS_SOCKET.name()), () -> message + ": " + answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false"})
    void aNameHasAtMost255Units(int length, boolean accepted) {
        assertAccepted(accepted, "{'a':'f','c':'notes','d':'" + "x".repeat(length) + "'}");
        assertAccepted(accepted, "{'a':'f','c':'" + "x".repeat(length) + "','d':'one'}");
        assertAccepted(accepted, "{'a':'hs','id':'" + "x".repeat(length) + "'}");
        assertAccepted(accepted, "{" + OP + ",'src':'" + "x".repeat(length) + "','op':[]}");
    }

    @ParameterizedTest
    @CsvSource({"\\u0000, false", "\\ud83d, false", "\\ude00, false", "\\ud83d\\ude00, true", "a b/c, true",
        "., false", ".., false", "'', false"})
    void aNameHoldsWhatCanBeStored(String name, boolean accepted) {
        assertAccepted(accepted, "{'a':'f','c':'notes','d':'" + name + "'}");
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void aPresenceValueIsNestedAtMost256Deep(int depth, boolean accepted) {
        assertAccepted(accepted, "{" + PRESENCE + ",'p':" + "[".repeat(depth) + "]".repeat(depth) + "}");
    }

    private void assertAccepted(boolean accepted, String message) {
        boolean wasAccepted = true;
        try {
            decode(message);
        } catch (RefusedMessageException e) {
            wasAccepted = false;
        } catch (MalformedFrameException e) {
            throw new AssertionError(message, e);
        }
        assertEquals(accepted, wasAccepted, message);
    }

    @Test
    void whatTheReaderOfJsonCannotBearIsRefused() {
        assertThrows(RefusedMessageException.class,
                () -> decode("{" + OP + ",'op':" + "[".repeat(500) + "]".repeat(500) + "}"));
        assertThrows(RefusedMessageException.class, () -> decode("{'a':'pp','" + "k".repeat(50_001) + "':1}"));
        assertThrows(RefusedMessageException.class, () -> decode("{'a':'pp','v':" + "9".repeat(1_001) + "}"));
    }
}
