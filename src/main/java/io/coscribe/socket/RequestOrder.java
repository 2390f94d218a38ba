package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lets what one client asks of a document wait for what it has begun with it before: a reply mustn't overtake the refusal
 * of an earlier submission, nor the answer to an unsubscription the operations that were asked for before it. Called from
 * any thread.
 *
 * <p>What begins is numbered, for each document on its own. A task that waits remembers but one number, below which
 * everything must be settled, so that a client who asks a lot pays for each question once. Tasks run one after another
 * under this object's lock, and whatever a task sets free runs behind it and not inside.
 *
 * <p>Questions are put {@value #AT_ONCE} at a time, over all documents: each may open one. Only a question that is free
 * to be put takes a place, and it gives it back by itself, so that none can wait for another's place for ever.
 */
final class RequestOrder {

    /** @param before everything that has begun with a lower number must be settled */
    private record Waiting(long before, Runnable task) {}

    /** What has begun with one document, and what waits. */
    private static final class Line {

        private final NavigableSet<Long> unsettled = new TreeSet<>();
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private long next;

        long begin() {
            unsettled.add(next);
            return next++;
        }

        /** Tasks wait in the order of their numbers: the first one is free first. */
        boolean firstIsFree() {
            return !waiting.isEmpty() && unsettled.lower(waiting.peek().before) == null;
        }

        boolean isEmpty() {
            return unsettled.isEmpty() && waiting.isEmpty();
        }
    }

    /** How many questions may be under way. */
    static final int AT_ONCE = 100;

    private final Map<DocumentId, Line> lines = new HashMap<>();
    private final Queue<Runnable> withoutPlace = new ArrayDeque<>();
    private int underWay;
    private final Queue<Runnable> free = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** Something has begun that later questions wait for. @return must run when it is settled; once is enough */
    synchronized Runnable begin(DocumentId document) {
        Line line = line(document);
        long number = line.begin();
        return () -> end(document, line, number);
    }

    /** Runs {@code task} when everything is settled that has begun before. It must return at once. */
    synchronized void afterwards(DocumentId document, Runnable task) {
        Line line = line(document);
        line.waiting.add(new Waiting(line.next, task));
        goOn(document, line);
    }

    /**
     * As {@link #afterwards}, when there is a place; and what is asked later waits for it.
     *
     * @param question gets what must run when it is answered; once is enough
     */
    synchronized void inOrder(DocumentId document, Consumer<Runnable> question) {
        Line line = line(document);
        long number = line.begin();
        line.waiting.add(new Waiting(number, () -> {
            withoutPlace.add(() -> question.accept(() -> answered(document, line, number)));
            fillPlaces();
        }));
        goOn(document, line);
    }

    private synchronized void answered(DocumentId document, Line line, long number) {
        if (line.unsettled.contains(number)) {
            underWay--;
            fillPlaces();
            end(document, line, number);
        }
    }

    private void fillPlaces() {
        while (underWay < AT_ONCE && !withoutPlace.isEmpty()) {
            underWay++;
            free.add(withoutPlace.remove());
        }
    }

    private Line line(DocumentId document) {
        return lines.computeIfAbsent(document, _ -> new Line());
    }

    private synchronized void end(DocumentId document, Line line, long number) {
        if (line.unsettled.remove(number)) {
            goOn(document, line);
        }
    }

    private void goOn(DocumentId document, Line line) {
        while (line.firstIsFree()) {
            free.add(line.waiting.remove().task);
        }
        if (line.isEmpty()) {
            lines.remove(document, line);
        }
        runFree();
    }

    private void runFree() {
        if (running || closed) {
            return;
        }
        running = true;
        try {
            for (Runnable task = free.poll(); task != null; task = free.poll()) {
                task.run();
            }
        } finally {
            running = false;
        }
    }

    /** Nothing runs any more. */
    synchronized void close() {
        closed = true;
        lines.clear();
        withoutPlace.clear();
        free.clear();
    }
}
