package io.coscribe.session;

/**
 * Whoever hears a document's operations from a session: mostly one connection. Called on the session's thread, in the
 * order in which a client must hear of things; an implementation hands over and returns at once.
 */
@FunctionalInterface
public interface Participant {

    /** A committed operation: live, missed, or asked for. One that they submitted themselves is acknowledged instead. */
    void operation(Delivery delivery);

    /** Whether anyone still listens. */
    default boolean isOpen() {
        return true;
    }

    /** Runs {@code task} when most of what was delivered has been taken in, or nobody listens any more. */
    default void whenReady(Runnable task) {
        task.run();
    }
}
