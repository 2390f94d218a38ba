package io.coscribe.presence;

/** Somebody on presence channels: mostly one connection. Called from any thread; returns at once. */
public interface PresenceListener {

    /** False from the moment they are gone: nothing of theirs is let into a channel any more. */
    boolean isOpen();

    /** Somebody else's presence has a new value. @param clientId whose presence it is */
    void presence(PresenceValue value, String clientId);

    /** Somebody asks everyone on the channel to send their presence again. */
    void presenceRequested(String channel);
}
