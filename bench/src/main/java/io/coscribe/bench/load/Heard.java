package io.coscribe.bench.load;

/** What a server's message means to an editor. */
public sealed interface Heard {

    /** The server knows the editor by this id from here on. */
    record Greeting(String clientId) implements Heard {
    }

    /** The editor hears every operation from {@code revision} on. */
    record Subscribed(long revision) implements Heard {
    }

    /** An operation was applied to {@code revision}; to its author this is the ack. */
    record Operation(String author, int sequence, long revision) implements Heard {
    }

    /** The server didn't do what it was asked for. */
    record Refusal(String message) implements Heard {
    }

    /** Nothing that an editor waits for. */
    record Nothing() implements Heard {
    }
}
