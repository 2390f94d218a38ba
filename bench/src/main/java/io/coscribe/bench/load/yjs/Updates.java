package io.coscribe.bench.load.yjs;

import io.coscribe.bench.load.yjs.Insertion.Id;
import java.util.ArrayList;
import java.util.List;

/** Updates of a Yjs document in version 1 of their encoding, as far as inserting plain text needs it. */
final class Updates {

    /** Changes nothing: nobody's insertions, nobody's deletions. */
    static final byte[] NOTHING = {0, 0};

    /** What stands in the lowest bits of an insertion's first byte: that it is of a string. */
    private static final int STRING = 4;
    private static final int KIND = 0x1f;
    private static final int HAS_LEFT = 0x80;
    private static final int HAS_RIGHT = 0x40;

    /** An insertion without neighbours says where it is: in a shared type, which has this name. */
    private static final int NAMED = 1;
    private static final String TYPE = "text";

    private Updates() {
    }

    static byte[] of(Insertion insertion) {
        Lib0Writer update = new Lib0Writer().number(1).number(1)
                .number(insertion.author()).number(insertion.clock())
                .octet(STRING
                        | (insertion.left().isPresent() ? HAS_LEFT : 0)
                        | (insertion.right().isPresent() ? HAS_RIGHT : 0));
        insertion.left().ifPresent(id -> write(id, update));
        insertion.right().ifPresent(id -> write(id, update));
        if (insertion.left().isEmpty() && insertion.right().isEmpty()) {
            update.number(NAMED).text(TYPE);
        }
        return update.text(insertion.text()).number(0).bytes();
    }

    private static void write(Id id, Lib0Writer update) {
        update.number(id.author()).number(id.clock());
    }

    /**
     * What an update inserts.
     *
     * @throws IllegalArgumentException if it holds anything but text
     */
    static List<Inserted> read(Lib0Reader update) {
        List<Inserted> all = new ArrayList<>();
        for (long authors = update.number(); authors > 0; authors--) {
            long insertions = update.number();
            long author = update.number();
            int clock = (int) update.number();
            for (; insertions > 0; insertions--) {
                Inserted inserted = new Inserted(author, clock, length(update));
                all.add(inserted);
                clock = inserted.end();
            }
        }
        if (update.number() > 0) {
            throw new IllegalArgumentException("an update with deletions");
        }
        return all;
    }

    private static int length(Lib0Reader update) {
        int info = update.octet();
        if ((info & KIND) != STRING) {
            throw new IllegalArgumentException("an update with content of the kind " + (info & KIND));
        }
        if ((info & HAS_LEFT) != 0) {
            skipId(update);
        }
        if ((info & HAS_RIGHT) != 0) {
            skipId(update);
        }
        if ((info & (HAS_LEFT | HAS_RIGHT)) == 0) {
            skipName(update);
        }
        return update.text().length();
    }

    private static void skipName(Lib0Reader update) {
        if (update.number() != NAMED) {
            throw new IllegalArgumentException("an update inside a nested type");
        }
        update.text();
    }

    private static void skipId(Lib0Reader update) {
        update.number();
        update.number();
    }
}
