package io.coscribe.bench.load.yjs;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Heard;
import io.coscribe.bench.load.Wire;
import io.coscribe.bench.load.yjs.Insertion.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One editor's part in a Yjs document. It types a run, each character behind its last, as people do: Yjs joins these to
 * one string, so that this costs a server least. It holds no content; revisions, which Yjs doesn't have, it counts, the
 * document's content being revision 0 as with other servers.
 */
final class YjsEditor {

    /** Who inserted what the document was created with. */
    private static final long CREATOR = 1;

    /** Yjs draws client ids by lot from 32 bits; these need as many bytes as most of them. */
    private static final long LEAST_ID = 1L << 31;

    private final Document document;
    private final long clientId;
    private final Map<Long, Integer> clocks = new HashMap<>();
    private boolean joined;
    private long revision;

    YjsEditor(Document document, long clientId) {
        this.document = document;
        this.clientId = clientId;
    }

    /** An editor with a client id of its own. */
    static YjsEditor of(Document document) {
        return new YjsEditor(document, LEAST_ID | ThreadLocalRandom.current().nextLong(LEAST_ID));
    }

    String name() {
        return Long.toString(clientId);
    }

    /** The update that creates the document. */
    byte[] content() {
        if (document.length() == 0) {
            return Updates.NOTHING;
        }
        String text = "a".repeat(document.length());
        return Updates.of(new Insertion(CREATOR, 0, Optional.empty(), Optional.empty(), text));
    }

    /** The update that inserts this editor's next character, in the middle or behind its last. */
    byte[] insert(int sequence) {
        int clock = clock(sequence);
        int middle = document.middle();
        Optional<Id> before = middle > 0 ? Optional.of(new Id(CREATOR, middle - 1)) : Optional.empty();
        Optional<Id> left = clock > 0 ? Optional.of(new Id(clientId, clock - 1)) : before;
        Optional<Id> right = document.length() > 0 ? Optional.of(new Id(CREATOR, middle)) : Optional.empty();
        return Updates.of(new Insertion(clientId, clock, left, right, "a"));
    }

    /** Hears everything from now on. */
    Heard.Subscribed join(List<Inserted> all) {
        joined = true;
        revision = 1;
        for (Inserted inserted : all) {
            clocks.merge(inserted.author(), inserted.end(), Math::max);
            revision += inserted.author() == CREATOR ? 0 : inserted.length();
        }
        return new Heard.Subscribed(revision);
    }

    /**
     * What an update means; nothing before the editor has joined, when it hears all of it again.
     *
     * @throws IllegalStateException if it isn't the one character that its author is to insert next
     */
    Heard hear(List<Inserted> news) {
        if (!joined) {
            return new Heard.Nothing();
        }
        Inserted inserted = news.getFirst();
        int expected = clocks.getOrDefault(inserted.author(), 0);
        if (news.size() > 1 || inserted.length() > 1 || inserted.clock() != expected) {
            throw new IllegalStateException("instead of character %d came %s".formatted(expected, news));
        }
        clocks.put(inserted.author(), inserted.end());
        return new Heard.Operation(Long.toString(inserted.author()), sequence(inserted.clock()), revision++);
    }

    private static int clock(int sequence) {
        return sequence - Wire.CREATION - 1;
    }

    private static int sequence(int clock) {
        return clock + Wire.CREATION + 1;
    }
}
