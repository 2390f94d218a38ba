package io.coscribe.session;

import java.time.Duration;

/**
 * What was delivered last of a document's head, as long as it is the head, for a rush of people who ask for it. Not for
 * longer: it is as large as the content. Belongs to the session's thread.
 */
final class SharedHead {

    private static final Duration RUSH = Duration.ofSeconds(1);

    private final SessionThread thread;
    private StateDelivery last = new StateDelivery(DocumentState.NEVER_CREATED);
    private long number;

    SharedHead(SessionThread thread) {
        this.thread = thread;
    }

    StateDelivery of(DocumentState head) {
        if (last.state() != head) {
            last = new StateDelivery(head);
            number++;
            forgetLater(number);
        }
        return last;
    }

    /** The timer holds a number and not the delivery: where the head changes, nothing old is to be kept. */
    private void forgetLater(long old) {
        thread.runAfter(RUSH, () -> {
            if (number == old) {
                last = new StateDelivery(DocumentState.NEVER_CREATED);
            }
        });
    }
}
