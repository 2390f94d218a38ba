package io.coscribe.bench.load.yjs;

import java.util.List;

/** A message of Yjs' sync protocol, which each server puts into an envelope of its own. */
sealed interface SyncMessage {

    int QUESTION = 0;
    int ANSWER = 1;
    int UPDATE = 2;

    /** Step 1: what the server wants to have is left out here. */
    record Question() implements SyncMessage {
    }

    /** Step 2: everything that who asked hadn't got. */
    record Answer(List<Inserted> all) implements SyncMessage {
    }

    /** Something new. */
    record Update(List<Inserted> news) implements SyncMessage {
    }

    /** Asks for everything: the list of what is already here is empty. */
    static byte[] ask(Lib0Writer envelope) {
        return envelope.number(QUESTION).block(new Lib0Writer().number(0).bytes()).bytes();
    }

    static byte[] update(Lib0Writer envelope, byte[] update) {
        return envelope.number(UPDATE).block(update).bytes();
    }

    /** @param opened an envelope, read as far as the message */
    static SyncMessage read(Lib0Reader opened) {
        int step = (int) opened.number();
        return switch (step) {
            case QUESTION -> new Question();
            case ANSWER -> new Answer(Updates.read(opened.block()));
            case UPDATE -> new Update(Updates.read(opened.block()));
            default -> throw new IllegalArgumentException("a sync message of the kind " + step);
        };
    }
}
