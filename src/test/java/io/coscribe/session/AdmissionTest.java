package io.coscribe.session;

import static io.coscribe.session.Desk.committed;
import static io.coscribe.session.Desk.rejected;
import static io.coscribe.session.ScriptedLog.Fate.HELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a session refuses although it fits the document. */
class AdmissionTest {

    private static final int OPERATION = 60;
    private static final int DOCUMENT = 100;

    /** Rules that forbid a word, from when they are told to. */
    private static final class Censor implements ContentRules {

        private String word = "nothing";
        private int asked;

        void forbid(String forbidden) {
            word = forbidden;
        }

        @Override
        public Optional<String> objection(DocumentId document, Operation operation) {
            return objection(document, operation.toString());
        }

        @Override
        public Optional<String> objection(DocumentId document, Content content) {
            return objection(document, content.toString());
        }

        private Optional<String> objection(DocumentId document, String text) {
            asked++;
            assertEquals(Desk.DOCUMENT, document);
            return text.contains(word) ? Optional.of("a forbidden word") : Optional.empty();
        }
    }

    private final Censor censor = new Censor();
    private final Desk desk = new Desk(censor, new SizeLimits(OPERATION, DOCUMENT));

    @Test
    void whatTheRulesSpeakAgainstIsRefusedAndNothingElse() {
        censor.forbid("curse");
        desk.created().insert("ann", 1, 1, "curse").insert("ann", 2, 1, "praise");

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_CONTENT_NOT_ALLOWED), "ack 2 at 1"), desk.heardBy("ann"));
        assertEquals("{\"ops\":[{\"insert\":\"praise\"}]}", desk.content());
    }

    @Test
    void theRulesAreAskedAboutTheFirstContent() {
        censor.forbid("curse");
        desk.create("ann", 1, Submission.CURRENT, "curse").create("ann", 2, 0, "curse").create("ann", 3, 0, "praise");

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_CONTENT_NOT_ALLOWED), rejected(2, ErrorCode.ERR_CONTENT_NOT_ALLOWED),
                        "ack 3 at 0"),
                desk.heardBy("ann"));
    }

    @Test
    void whatWasCommittedBeforeTheRulesBecameStricterIsADuplicate() {
        desk.create("ann", 1, Submission.CURRENT, "curse").insert("ann", 2, 1, "another curse").run();
        desk.heardBy("ann");
        censor.forbid("curse");
        desk.create("ann", 1, Submission.CURRENT, "curse").create("ann", 1, 0, "curse").insert("ann", 2, 1, "another curse");

        assertEquals(List.of("duplicate 1 at 0", "duplicate 1 at 0", "duplicate 2 at 1"), desk.heardBy("ann"));
    }

    @Test
    void theRulesAreNotAskedAboutWhatOthersHaveCommittedOrWhatIsStored() {
        censor.forbid("curse");
        desk.created();
        int before = censor.asked;
        desk.committedByAnother(committed(1, "zoe", 1, "[{'insert':'curse '}]"));
        desk.insert("ann", 1, 1, "x").delete("ann", 2, 3);

        assertEquals(List.of("op 1 zoe#1 [{\"insert\":\"curse \"}]", "ack 1 at 2", "ack 2 at 3"), desk.heardBy("ann"));
        assertEquals(1, censor.asked - before);
    }

    @Test
    void anEditMayBeAsLongAsTheLimitAndNoLonger() {
        String frame = "[{'insert':''}]";
        String longest = "x".repeat(OPERATION - frame.length());
        desk.created().insert("ann", 1, 1, longest + "x").insert("ann", 2, 1, longest);

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_OPERATION_TOO_LARGE), "ack 2 at 1"), desk.heardBy("ann"));
    }

    @Test
    void anEditThatWasCommittedBeforeTheLimitIsADuplicate() {
        String text = "x".repeat(OPERATION);
        desk.created().run();
        desk.log.next(HELD);
        desk.insert("bob", 1, 1, "b").run();
        desk.log.writeByAnother(Desk.DOCUMENT, committed(1, "ann", 1, "[{'insert':'" + text + "'}]"));
        desk.insert("ann", 1, 1, text);
        desk.log.releaseHeld();

        assertEquals("duplicate 1 at 1", desk.heardBy("ann").getLast());
    }

    @Test
    void aChangeOfAttributesThatOthersHaveCutIntoManyIsRefused() {
        Desk roomy = new Desk(censor, new SizeLimits(OPERATION, Integer.MAX_VALUE));
        roomy.created().insert("ann", 1, 1, "abcdefgh").run();
        for (int i = 0; i < 7; i++) {
            roomy.edit("bob", i + 1, i + 2, "[{'retain':" + (2 * i + 1) + "},{'insert':'-'}]").run();
        }
        roomy.edit("ann", 2, 2, "[{'retain':8,'attributes':{'bold':true}}]")
                .edit("ann", 3, 2, "[{'retain':2,'attributes':{'bold':true}}]");

        List<String> heard = roomy.heardBy("ann");
        assertTrue(heard.contains(rejected(2, ErrorCode.ERR_OPERATION_TOO_LARGE)), heard.toString());
        assertEquals("ack 3 at 9", heard.getLast());
    }

    @Test
    void aDocumentDoesNotOutgrowItsLimit() {
        desk.created();
        insertUntilFull();

        assertTrue(desk.content().length() <= DOCUMENT);
        desk.insert("ann", 8, 1, "x".repeat(20));
        assertEquals(List.of(rejected(8, ErrorCode.ERR_DOCUMENT_TOO_LARGE)), desk.heardBy("ann"));
    }

    @Test
    void whatGrowsIsRefusedBeyondTheLimitAndNothingElse() {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            Desk full = new Desk(censor, new SizeLimits(Integer.MAX_VALUE, DOCUMENT)).created();
            for (int revision = 1; revision <= 20; ) {
                String before = full.content();
                String edit = edit(random, length(before));
                String after = applied(before, edit);
                boolean fits = after.length() <= DOCUMENT || after.length() <= before.length();
                full.edit("ann", revision, revision, edit);

                assertEquals(
                        List.of(fits ? "ack " + revision + " at " + revision
                                : rejected(revision, ErrorCode.ERR_DOCUMENT_TOO_LARGE)),
                        full.heardBy("ann"),
                        "seed " + seed + ": " + edit + " on " + before);
                revision += fits ? 1 : 0;
            }
        }
    }

    private static String edit(Random random, int length) {
        int at = random.nextInt(length + 1);
        String skip = at == 0 ? "[" : "[{'retain':" + at + "},";
        int rest = length - at;
        return skip + switch (rest == 0 ? 2 : random.nextInt(5)) {
            case 0 -> "{'delete':" + (1 + random.nextInt(rest)) + "}]";
            case 1 -> "{'retain':" + (1 + random.nextInt(rest)) + ",'attributes':{'a':" + random.nextBoolean() + "}}]";
            case 2 -> "{'insert':{'image':'" + "x".repeat(random.nextInt(20)) + "'}}]";
            default -> "{'insert':'" + "x\\n\\u0000\ud83d\ude00".repeat(1 + random.nextInt(3)) + "'}]";
        };
    }

    private static int length(String content) {
        return ((RichTextDocument) parsed(content, Desk.RICH_TEXT::readContent)).length();
    }

    private static String applied(String content, String edit) {
        Content after = Desk.RICH_TEXT.apply(
                parsed(content, Desk.RICH_TEXT::readContent), parsed(edit, Desk.RICH_TEXT::readOperation));
        return Json.text(json -> Desk.RICH_TEXT.writeContent(after, json));
    }

    private static <T> T parsed(String json, Json.ValueReader<T> reader) {
        return Json.parse(json.replace('\'', '"'), reader);
    }

    /** Escapes, attributes and embeds count as they are sent. */
    @Test
    void everythingInADocumentCounts() {
        desk.create("ann", 1, 0, "x".repeat(DOCUMENT - 40)).run();
        desk.edit("ann", 2, 1, "[{'insert':'\\u0000\\u0000\\u0000\\u0000\\u0000'}]")
                .edit("ann", 3, 1, "[{'retain':1,'attributes':{'a':''}}]")
                .edit("ann", 4, 1, "[{'insert':{'a':'xxxxxxxxxx'}}]");

        assertEquals(
                List.of("ack 1 at 0", rejected(2, ErrorCode.ERR_DOCUMENT_TOO_LARGE),
                        rejected(3, ErrorCode.ERR_DOCUMENT_TOO_LARGE), rejected(4, ErrorCode.ERR_DOCUMENT_TOO_LARGE)),
                desk.heardBy("ann"));
    }

    @Test
    void aDocumentIsNotCreatedBeyondItsLimit() {
        desk.create("ann", 1, 0, "x".repeat(DOCUMENT)).create("ann", 2, Submission.CURRENT, "x".repeat(DOCUMENT));

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_DOCUMENT_TOO_LARGE), rejected(2, ErrorCode.ERR_DOCUMENT_TOO_LARGE)),
                desk.heardBy("ann"));
        assertEquals("none", desk.content());
    }

    /** Another node has a higher limit, or had one once. */
    @Test
    void aDocumentBeyondItsLimitCanBeReadAndMadeSmaller() {
        desk.created().committedByAnother(committed(1, "zoe", 1, "[{'insert':'" + "x".repeat(2 * DOCUMENT) + "'}]")).run();
        desk.edit("ann", 1, 2, "[{'insert':'y'}]")
                .edit("ann", 2, 2, "[{'insert':'y'},{'delete':1}]")
                .edit("ann", 3, 3, "[{'delete':1}]")
                .delete("ann", 4, 4);

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_DOCUMENT_TOO_LARGE), "ack 2 at 2", "ack 3 at 3", "ack 4 at 4"),
                desk.heardBy("ann"));
    }

    @Test
    void whatIsRefusedLeavesTheRestOfItsBatchAlone() {
        desk.created().run();
        desk.log.next(HELD);
        desk.insert("bob", 1, 1, "b").run();
        desk.insert("ann", 1, 1, "x".repeat(40)).insert("ann", 2, 1, "x".repeat(40)).insert("ann", 3, 1, "z").run();
        desk.log.releaseHeld();

        List<String> heard = desk.heardBy("ann");
        assertTrue(heard.contains(rejected(2, ErrorCode.ERR_DOCUMENT_TOO_LARGE)), heard.toString());
        assertEquals("ack 3 at 3", heard.getLast());
    }

    private void insertUntilFull() {
        for (int i = 1; i <= 6; i++) {
            desk.insert("ann", i, 1, "x".repeat(20)).run();
        }
        assertEquals(rejected(6, ErrorCode.ERR_DOCUMENT_TOO_LARGE), desk.heardBy("ann").getLast());
    }
}
