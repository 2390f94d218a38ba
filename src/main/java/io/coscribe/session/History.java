package io.coscribe.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The most recent edits and deletions of a document, without gaps, ending at the head. Bounded in number and in size;
 * what is older is in the log. It never reaches behind a creation, which is as large as its content.
 */
final class History {

    private static final int MAX_OPERATIONS = 1_000;
    private static final long MAX_CHARACTERS = 1_000_000;

    private final ArrayDeque<CommittedOperation> operations = new ArrayDeque<>();
    private long characters;
    private long end;

    /** An empty window at the end of {@code revision} committed operations. */
    History(long revision) {
        end = revision;
    }

    /** The oldest revision that {@link #since} knows. */
    long start() {
        return end - operations.size();
    }

    void add(CommittedOperation operation) {
        if (operation.revision() != end) {
            throw new IllegalStateException("operation " + operation.revision() + " doesn't follow " + end);
        }
        end++;
        if (operation.change() instanceof Change.Create) {
            operations.clear();
            characters = 0;
            return;
        }
        operations.addLast(operation);
        characters += characters(operation);
        while (operations.size() > MAX_OPERATIONS || characters > MAX_CHARACTERS && operations.size() > 1) {
            characters -= characters(operations.removeFirst());
        }
    }

    /**
     * The operations from {@code revision} on, oldest first; none when it is the head or beyond.
     *
     * @throws IllegalArgumentException if {@code revision} is older than {@link #start()}
     */
    List<CommittedOperation> since(long revision) {
        if (revision < start()) {
            throw new IllegalArgumentException("revision " + revision + " is before the window's start " + start());
        }
        List<CommittedOperation> found = new ArrayList<>();
        for (var newest = operations.descendingIterator(); newest.hasNext(); ) {
            CommittedOperation operation = newest.next();
            if (operation.revision() < revision) {
                break;
            }
            found.add(operation);
        }
        return found.reversed();
    }

    private static long characters(CommittedOperation operation) {
        return operation.change() instanceof Change.Edit(EncodedOperation edit) ? edit.json().length() : 0;
    }
}
