package io.coscribe.socket;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log's records that would print a stack trace, while this is open. */
final class StackTraces extends Handler {

    /** Says where an event loop is when a slow machine keeps it waiting. */
    private static final String WATCHDOG = "io.vertx.core.impl.BlockedThreadChecker";

    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");

    StackTraces() {
        root.addHandler(this);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getThrown() != null && !WATCHDOG.equals(entry.getLoggerName())) {
            found.add(entry.getLoggerName() + ": " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
