package io.coscribe.session;

import static io.coscribe.session.Desk.DOCUMENT;
import static io.coscribe.session.Desk.committed;
import static io.coscribe.session.Desk.rejected;
import static io.coscribe.session.ScriptedLog.Fate.FAILED_AFTER;
import static io.coscribe.session.ScriptedLog.Fate.FAILED_BEFORE;
import static io.coscribe.session.ScriptedLog.Fate.HELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.problem.ErrorCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DocumentSessionTest {

    private final Desk desk = new Desk();

    @Test
    void missedOperationsComeBeforeTheAcknowledgement() {
        desk.created().insert("ann", 1, 1, "A").insert("bob", 1, 1, "B");

        assertEquals(
                List.of("op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}", "ack 1 at 2"),
                desk.heardBy("bob"));
        assertEquals("{\"ops\":[{\"insert\":\"AB\"}]}", desk.content());
    }

    @Test
    void whatTheSubscriptionBroughtIsNotSentAgain() {
        desk.created().subscribe("bob").insert("ann", 1, 1, "A").insert("bob", 1, 1, "B");

        assertEquals(
                List.of("subscribed at 1", "op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}", "ack 1 at 2"),
                desk.heardBy("bob"));
    }

    @Test
    void subscribersHearEveryOperationButTheirOwn() {
        desk.created().subscribe("ann").subscribe("bob").insert("ann", 1, 1, "A");

        assertEquals(List.of("subscribed at 1", "ack 1 at 1"), desk.heardBy("ann"));
        assertEquals(
                List.of("subscribed at 1", "op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}"), desk.heardBy("bob"));
    }

    @Test
    void nobodyHearsOfAnOperationBeforeItIsDurable() {
        desk.created().subscribe("bob").run();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A");

        assertEquals(List.of(), desk.heardBy("ann"));
        assertEquals(List.of("subscribed at 1"), desk.heardBy("bob"));
        assertEquals("{\"ops\":[]}", desk.content());

        desk.log.releaseHeld();
        assertEquals(List.of("ack 1 at 1"), desk.heardBy("ann"));
    }

    @Test
    void whatComesDuringAnAppendMakesOneBatch() {
        desk.created().run();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.insert("bob", 1, 1, "B").insert("cid", 1, 1, "C").insert("dan", 1, 1, "D").run();
        desk.log.releaseHeld();
        desk.run();

        assertEquals("{\"ops\":[{\"insert\":\"ABCD\"}]}", desk.content());
        assertEquals(3, desk.log.appends());
    }

    @Test
    void aResentOperationIsAcknowledgedWithItsOldRevision() {
        desk.created().insert("ann", 7, 1, "A").insert("bob", 1, 2, "B").run();
        desk.heardBy("ann");
        desk.insert("ann", 7, 1, "A");

        assertEquals(List.of("duplicate 7 at 1"), desk.heardBy("ann"));
        assertEquals(3, desk.log.operations(DOCUMENT).size());
    }

    @Test
    void bothCopiesInOneBatchCommitOnce() {
        desk.created().run();
        desk.log.next(HELD);
        desk.insert("bob", 1, 1, "B").run();
        desk.insert("ann", 7, 1, "A").insert("ann", 7, 1, "A").run();
        desk.log.releaseHeld();

        assertEquals(
                List.of("op 1 bob#1 {\"ops\":[{\"insert\":\"B\"}]}", "ack 7 at 2",
                        "op 1 bob#1 {\"ops\":[{\"insert\":\"B\"}]}", "duplicate 7 at 2"),
                desk.heardBy("ann"));
        assertEquals("{\"ops\":[{\"insert\":\"BA\"}]}", desk.content());
    }

    @Test
    void aCreationResentWithoutRevisionIsRecognised() {
        desk.create("ann", 1, Submission.CURRENT).insert("bob", 1, 1, "B").run();
        desk.heardBy("ann");
        desk.create("ann", 1, Submission.CURRENT).create("cid", 1, Submission.CURRENT);

        assertEquals(List.of("duplicate 1 at 0"), desk.heardBy("ann"));
        assertEquals(List.of(rejected(1, ErrorCode.ERR_DOC_ALREADY_CREATED)), desk.heardBy("cid"));
    }

    @Test
    void aCreationResentAfterADeletionIsRecognised() {
        desk.create("ann", 1, Submission.CURRENT).delete("bob", 1, 1).create("ann", 1, Submission.CURRENT).run();
        desk.create("cid", 1, 2).delete("bob", 2, 3).run();
        desk.create("ann", 1, Submission.CURRENT);

        assertEquals(List.of("ack 1 at 0", "duplicate 1 at 0", "duplicate 1 at 0"), desk.heardBy("ann"));
        assertEquals("none", desk.content());
    }

    @Test
    void whatFollowsACreationWithoutRevisionStaysBehindIt() {
        desk.peers.arrive();
        desk.create("ann", 1, Submission.CURRENT).insert("ann", 2, 1, "A");

        assertEquals(List.of("ack 1 at 0", "ack 2 at 1"), desk.heardBy("ann"));
    }

    @Test
    void aFloodIsCommittedInPieces() {
        desk.created();
        int before = desk.log.appends();
        for (int i = 1; i <= 500; i++) {
            desk.insert("ann", i, 1, "A");
        }

        assertEquals("ack 500 at 500", desk.heardBy("ann").getLast());
        assertEquals(26, desk.log.appends() - before, 4);
    }

    @Test
    void readersDoNotKeepWritersWaiting() {
        desk.created().peers.arrive();
        fetchDuringEveryRead(20);
        desk.fetchSince("ann", 1).insert("ann", 1, 1, "A");

        List<String> heard = desk.heardBy("ann");
        assertEquals(21, Collections.frequency(heard, "fetched"));
        assertTrue(heard.indexOf("ack 1 at 1") < 5, heard.toString());
    }

    private void fetchDuringEveryRead(int times) {
        desk.log.duringNextRead(() -> {
            desk.fetchSince("ann", 1);
            if (times > 1) {
                fetchDuringEveryRead(times - 1);
            }
        });
    }

    @Test
    void anotherWriterBeingFirstOnlyRebases() {
        desk.created().subscribe("bob").run();
        desk.log.writeByAnother(DOCUMENT, committed(1, "zoe", 1, "{'ops':[{'insert':'Z'}]}"));
        desk.insert("ann", 1, 1, "A");

        assertEquals(List.of("op 1 zoe#1 {\"ops\":[{\"insert\":\"Z\"}]}", "ack 1 at 2"), desk.heardBy("ann"));
        assertEquals("{\"ops\":[{\"insert\":\"ZA\"}]}", desk.content());
        assertEquals(
                List.of("subscribed at 1", "op 1 zoe#1 {\"ops\":[{\"insert\":\"Z\"}]}",
                        "op 2 ann#1 {\"ops\":[{\"retain\":1},{\"insert\":\"A\"}]}"),
                desk.heardBy("bob"));
    }

    @Test
    void whoSubmitsAgainOnANewConnectionHearsTheFirstCopyInItsPlace() {
        desk.created().subscribe("new connection").run();
        desk.heardBy("new connection");
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.again("ann", "new connection", 1, 1, "A").insert("bob", 1, 1, "B").run();
        desk.log.releaseHeld();

        assertEquals(
                List.of("op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}", "duplicate 1 at 1",
                        "op 2 bob#1 {\"ops\":[{\"retain\":1},{\"insert\":\"B\"}]}"),
                desk.heardBy("new connection"));
    }

    @Test
    void aTurnThatIsNotNeededIsPassedOn() {
        desk.created();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.log.writeByAnother(DOCUMENT, committed(1, "ann", 1, "[{'insert':'A'}]"));
        desk.log.releaseHeld();

        assertEquals(List.of("duplicate 1 at 1"), desk.heardBy("ann"));
        assertEquals(0, desk.log.turns());
    }

    @Test
    void aTurnThatComesAfterTheSessionHasEndedIsPassedOn() {
        desk.created();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.log.writeByAnother(DOCUMENT, committed(1, "zoe", 1, "[{'insert':'Z'}]"));
        desk.log.duringNextRead(desk::closeSoon);
        desk.log.releaseHeld();
        desk.run();

        assertEquals(0, desk.log.turns());
    }

    @Test
    void anAppendWhoseAnswerIsLostCommitsOnce() {
        desk.created().subscribe("bob").run();
        desk.log.next(FAILED_AFTER);
        desk.insert("ann", 1, 1, "A");

        assertEquals(List.of("duplicate 1 at 1"), desk.heardBy("ann"));
        assertEquals(List.of("subscribed at 1", "op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}"), desk.heardBy("bob"));
        assertEquals(2, desk.log.operations(DOCUMENT).size());
    }

    @Test
    void anAppendThatFailedIsTriedAgain() {
        desk.created().run();
        desk.log.next(FAILED_BEFORE);
        desk.log.failReads(3);
        desk.insert("ann", 1, 1, "A").insert("bob", 1, 1, "B");

        assertEquals(List.of("ack 1 at 1"), desk.heardBy("ann"));
        assertEquals("{\"ops\":[{\"insert\":\"AB\"}]}", desk.content());
    }

    @Test
    void whatIsAskedWhileTheLogCannotBeReadWaits() {
        desk.log.failReads(5);
        desk.created().subscribe("ann");

        assertEquals(List.of("subscribed at 1"), desk.heardBy("ann"));
    }

    @Test
    void editCreateAndDeleteAgainstEachOther() {
        desk.created().insert("ann", 1, 1, "A").run();
        desk.create("ed", 1, 1);
        assertEquals(List.of(rejected(1, ErrorCode.ERR_DOC_ALREADY_CREATED)), desk.heardBy("ed"));
        desk.edit("ed", 2, 0, "[]");
        assertEquals(List.of(rejected(2, ErrorCode.ERR_DOC_ALREADY_CREATED)), desk.heardBy("ed"));
        desk.delete("ed", 3, 0);
        assertEquals(List.of(rejected(3, ErrorCode.ERR_DOC_ALREADY_CREATED)), desk.heardBy("ed"));
        desk.delete("bob", 1, 1).delete("bob", 2, 1).run();
        desk.heardBy("bob");
        assertEquals("none", desk.content());
        assertEquals(4, desk.log.operations(DOCUMENT).size());
        desk.insert("ed", 4, 2, "x");
        assertEquals(List.of(rejected(4, ErrorCode.ERR_DOC_WAS_DELETED)), desk.heardBy("ed"));
        desk.create("ed", 5, 2);
        assertEquals(List.of(rejected(5, ErrorCode.ERR_DOC_WAS_DELETED)), desk.heardBy("ed"));
        desk.insert("ed", 6, 4, "x");
        assertEquals(List.of(rejected(6, ErrorCode.ERR_DOC_DOES_NOT_EXIST)), desk.heardBy("ed"));
        desk.create("ed", 7, 4);
        assertEquals(List.of("ack 7 at 4"), desk.heardBy("ed"));
    }

    @Test
    void whatDoesNotFitIsRejectedAndChangesNothing() {
        desk.created().insert("ann", 1, 1, "A").run();
        desk.edit("ed", 1, 2, "[{'retain':5},{'insert':'x'}]")
                .edit("ed", 2, 2, "{'no':'delta'}")
                .edit("ed", 3, 9, "[]");

        assertEquals(
                List.of(rejected(1, ErrorCode.ERR_OT_OP_NOT_APPLIED),
                        rejected(2, ErrorCode.ERR_OT_OP_NOT_APPLIED),
                        rejected(3, ErrorCode.ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT)),
                desk.heardBy("ed"));
        assertEquals("{\"ops\":[{\"insert\":\"A\"}]}", desk.content());
    }

    @Test
    void anEditThatDoesNothingTakesARevision() {
        desk.created().edit("ann", 1, 1, "[]").edit("ann", 2, 2, "{'ops':[]}");

        assertEquals(List.of("ack 1 at 1", "ack 2 at 2"), desk.heardBy("ann"));
    }

    @Test
    void catchUpHoldsOnesOwnOperations() {
        desk.created().insert("ann", 1, 1, "A").insert("bob", 1, 2, "B").run();
        desk.heardBy("ann");
        desk.subscribeSince("ann", 1);

        assertEquals(
                List.of("op 1 ann#1 {\"ops\":[{\"insert\":\"A\"}]}", "op 2 bob#1 {\"ops\":[{\"insert\":\"B\"}]}",
                        "subscribed"),
                desk.heardBy("ann"));
    }

    @Test
    void nothingArrivesAfterUnsubscribing() {
        desk.created().subscribe("bob").unsubscribe("bob").insert("ann", 1, 1, "A");

        assertEquals(List.of("subscribed at 1", "unsubscribed"), desk.heardBy("bob"));
    }

    @Test
    void aBaseOlderThanTheWindowIsReadFromTheLog() {
        desk.created();
        for (int i = 1; i <= 1_500; i++) {
            desk.insert("ann", i, i, "a");
        }
        desk.run();
        desk.insert("bob", 1, 1, "B");
        List<String> heard = desk.heardBy("bob");
        desk.fetchSince("cid", 0);

        assertEquals(1_501, heard.size());
        assertEquals("ack 1 at 1501", heard.getLast());
        assertEquals(1_503, desk.heardBy("cid").size());
        assertEquals("{\"ops\":[{\"insert\":\"" + "a".repeat(1_500) + "B\"}]}", desk.content());
    }

    @Test
    void presenceFollowsTheOperationsItsSenderHadNotSeen() {
        desk.created().insert("ann", 1, 1, "hello").run();
        desk.insert("bob", 1, 2, "xx").run();
        desk.presence("ann", new TreeMap<>(Map.of("index", 3L, "length", 2L)), 2);

        assertEquals(List.of("ack 1 at 1", "presence {index=5, length=2} at 3"), desk.heardBy("ann"));
    }

    @Test
    void presenceInADeletedDocumentGoesAway() {
        desk.created().delete("bob", 1, 1).run();
        desk.presence("ann", Map.of("index", 0L, "length", 0L), 1);

        assertEquals(List.of("presence null at 2"), desk.heardBy("ann"));
    }

    @Test
    void theAuthorIsToldBeforeTheReaders() {
        desk.created().subscribe("bob").subscribe("ann").subscribe("cid").run();
        desk.told.clear();

        desk.insert("ann", 1, 1, "a").run();

        assertEquals("ann", desk.told.getFirst());
        assertEquals(List.of("ann", "bob", "cid"), desk.told.stream().sorted().toList());
    }

    @Test
    void aSnapshotIsKeptOnceTheTailIsLongAndOnClosing() {
        desk.created();
        for (int i = 1; i <= 1_050; i++) {
            desk.insert("ann", i, i, "a").run();
        }
        assertEquals(1_000, desk.log.snapshot(DOCUMENT).revision());
        desk.close();
        assertEquals(1_051, desk.log.snapshot(DOCUMENT).revision());
    }

    @Test
    void aSnapshotIsKeptOnceTheTailIsLarge() {
        desk.created();
        String pasted = "a".repeat(1_000_000);
        for (int i = 1; i <= 15; i++) {
            desk.insert("ann", i, i, pasted).run();
        }
        assertEquals(13, desk.log.snapshot(DOCUMENT).revision());
    }

    @Test
    void aLogThatCannotBeAppliedEndsTheSessionAndNothingElse() {
        desk.log.writeByAnother(DOCUMENT, committed(0, "zoe", 1, "[{'delete':5}]"));
        desk.subscribe("ann");

        assertEquals(List.of("abandoned"), desk.heardBy("holder"));
        desk.subscribe("bob");
        assertEquals(List.of(), desk.heardBy("ann"));
        assertEquals(List.of(), desk.heardBy("bob"));
        assertEquals(List.of(), desk.heardBy("holder"));
    }

    @Test
    void whatAnotherNodeCommittedIsPassedOn() {
        desk.created().subscribe("bob").run();
        desk.committedByAnother(committed(1, "far", 1, "[{'insert':'F'}]"));

        assertEquals(List.of("subscribed at 1", "op 1 far#1 [{\"insert\":\"F\"}]"), desk.heardBy("bob"));
        assertEquals("{\"ops\":[{\"insert\":\"F\"}]}", desk.content());
        assertEquals(List.of(0L), desk.peers.heard());
    }

    @Test
    void newsThatAreKnownAreNoNews() {
        desk.created().subscribe("bob").run();
        CommittedOperation operation = committed(1, "far", 1, "[{'insert':'F'}]");
        desk.committedByAnother(operation).run();
        desk.peers.tell(List.of(operation));

        assertEquals(List.of("subscribed at 1", "op 1 far#1 [{\"insert\":\"F\"}]"), desk.heardBy("bob"));
    }

    @Test
    void newsThatLeaveAGapAreReadFromTheLog() {
        desk.created().subscribe("bob").run();
        desk.log.writeByAnother(DOCUMENT, committed(1, "far", 1, "[{'insert':'F'}]"));
        desk.committedByAnother(committed(2, "far", 2, "[{'insert':'G'}]"));

        assertEquals(
                List.of("subscribed at 1", "op 1 far#1 [{\"insert\":\"F\"}]", "op 2 far#2 [{\"insert\":\"G\"}]"),
                desk.heardBy("bob"));
    }

    @Test
    void newsThatComeDuringAnAppendWaitForIt() {
        desk.created().subscribe("bob").run();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.committedByAnother(committed(1, "far", 1, "[{'insert':'F'}]")).run();
        desk.log.releaseHeld();

        assertEquals(List.of("op 1 far#1 [{\"insert\":\"F\"}]", "ack 1 at 2"), desk.heardBy("ann"));
        assertEquals("{\"ops\":[{\"insert\":\"FA\"}]}", desk.content());
    }

    @Test
    void newsThatComeWhileTheLogIsReadAreNotForgotten() {
        desk.created().subscribe("bob").run();
        desk.heardBy("bob");
        desk.log.writeByAnother(DOCUMENT, committed(1, "far", 1, "[{'insert':'F'}]"));
        desk.log.duringNextRead(() -> desk.committedByAnother(committed(3, "far", 3, "[{'insert':'H'}]")));
        desk.committedByAnother(committed(2, "far", 2, "[{'insert':'G'}]"));

        assertEquals(
                List.of("op 1 far#1 [{\"insert\":\"F\"}]", "op 2 far#2 [{\"insert\":\"G\"}]",
                        "op 3 far#3 [{\"insert\":\"H\"}]"),
                desk.heardBy("bob"));
    }

    @Test
    void newsOfWhatTheLogDoesNotHoldAreForgotten() {
        desk.created().run();
        desk.peers.tell(List.of(committed(7, "liar", 1, "[{'insert':'L'}]")));

        desk.insert("ann", 1, 1, "A");

        assertEquals(List.of("ack 1 at 1"), desk.heardBy("ann"));
    }

    @Test
    void aClientThatIsFurtherMakesTheSessionLookIntoTheLog() {
        desk.created().run();
        desk.log.writeByAnother(DOCUMENT, committed(1, "far", 1, "[{'insert':'F'}]"));

        desk.insert("ann", 1, 2, "A");

        assertEquals(List.of("ack 1 at 2"), desk.heardBy("ann"));
    }

    @Test
    void whoComesBackFurtherThanTheSessionMissesNothing() {
        desk.created().run();
        desk.peers.arrive();
        desk.log.writeByAnother(DOCUMENT, committed(1, "far", 1, "[{'insert':'F'}]"));
        desk.log.writeByAnother(DOCUMENT, committed(2, "far", 2, "[{'insert':'G'}]"));

        desk.subscribeSince("bob", 2);

        assertEquals(List.of("op 2 far#2 [{\"insert\":\"G\"}]", "subscribed"), desk.heardBy("bob"));
    }

    @Test
    void aReaderSeesWhatAnyNodeHasCommitted() {
        desk.created().run();
        desk.peers.arrive();
        desk.log.writeByAnother(DOCUMENT, committed(1, "far", 1, "[{'insert':'F'}]"));

        assertEquals("{\"ops\":[{\"insert\":\"F\"}]}", desk.content());
        desk.log.writeByAnother(DOCUMENT, committed(2, "far", 2, "[{'insert':'G'}]"));
        assertEquals(List.of("subscribed at 3"), desk.subscribe("bob").heardBy("bob"));
        desk.log.writeByAnother(DOCUMENT, committed(3, "far", 3, "[{'insert':'H'}]"));
        assertEquals(List.of("op 3 far#3 [{\"insert\":\"H\"}]", "fetched"), desk.fetchSince("cid", 3).heardBy("cid"));
    }

    @Test
    void aReaderWhoComesDuringAnAppendSeesWhatFollowed() {
        desk.created().run();
        desk.peers.arrive();
        desk.log.next(HELD);
        desk.insert("ann", 1, 1, "A").run();
        desk.subscribe("bob").run();
        desk.log.releaseHeld();

        assertEquals(List.of("subscribed at 2"), desk.heardBy("bob"));
    }

    @Test
    void whoUnsubscribesWhileTheLogIsReadIsUnsubscribed() {
        desk.created().run();
        desk.peers.arrive();
        desk.log.failReads(1);
        desk.subscribe("bob").unsubscribe("bob").run();
        desk.insert("ann", 1, 1, "A");

        assertEquals(List.of("subscribed at 1", "unsubscribed"), desk.heardBy("bob"));
    }

    @Test
    void aClosedSessionFollowsNobody() {
        desk.created().run();
        assertEquals(true, desk.peers.isFollowed());

        desk.close();

        assertEquals(false, desk.peers.isFollowed());
    }
}
