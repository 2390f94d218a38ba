package io.coscribe.session;

/**
 * A participant's share of the live stream.
 *
 * @param from the revision from which on everything reaches them, or {@link #NOT_YET} while older operations are read
 */
record Subscription(long from) {

    static final long NOT_YET = Long.MAX_VALUE;

    boolean covers(CommittedOperation operation) {
        return operation.revision() >= from;
    }
}
