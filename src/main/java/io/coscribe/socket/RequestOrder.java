package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets what one client asks of a document wait for what it has begun with it before: a reply mustn't overtake the refusal
 * of an earlier submission, nor the answer to an unsubscription the operations that were asked for before it. Called from
 * any thread.
 */
final class RequestOrder {

    private record Waiting(Set<Object> begun, Runnable task) {}

    private static final class Line {
        final Set<Object> begun = new HashSet<>();
        final Queue<Waiting> waiting = new ArrayDeque<>();
    }

    private final Map<DocumentId, Line> lines = new HashMap<>();
    private boolean closed;

    /** Something has begun that later questions wait for. @return must run when it is settled; once is enough */
    synchronized Runnable begin(DocumentId document) {
        Object begun = new Object();
        lines.computeIfAbsent(document, _ -> new Line()).begun.add(begun);
        return () -> end(document, begun);
    }

    /** Runs {@code task} when everything is settled that has begun before. It must return at once. */
    synchronized void afterwards(DocumentId document, Runnable task) {
        Line line = lines.get(document);
        if (line == null) {
            task.run();
        } else {
            line.waiting.add(new Waiting(new HashSet<>(line.begun), task));
        }
    }

    /**
     * As {@link #afterwards}; and what is asked later waits for it.
     *
     * @param task gets what must run when it is settled
     */
    synchronized void inOrder(DocumentId document, Consumer<Runnable> task) {
        Set<Object> before = new HashSet<>(lines.computeIfAbsent(document, _ -> new Line()).begun);
        Runnable settled = begin(document);
        if (before.isEmpty()) {
            task.accept(settled);
        } else {
            lines.get(document).waiting.add(new Waiting(before, () -> task.accept(settled)));
        }
    }

    private synchronized void end(DocumentId document, Object begun) {
        Line line = lines.get(document);
        if (closed || line == null) {
            return;
        }
        line.begun.remove(begun);
        line.waiting.forEach(waiting -> waiting.begun.remove(begun));
        while (!line.waiting.isEmpty() && line.waiting.peek().begun.isEmpty()) {
            line.waiting.remove().task.run();
        }
        if (line.begun.isEmpty() && line.waiting.isEmpty()) {
            lines.remove(document, line);
        }
    }

    /** Nothing that waits runs any more. */
    synchronized void close() {
        closed = true;
        lines.clear();
    }
}
