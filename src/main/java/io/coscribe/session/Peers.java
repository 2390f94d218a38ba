package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The other nodes that write to the same log. What they tell each other saves a look into the log and is no more than a
 * hint: it may be late, twice or lost, and the order comes from the log alone.
 */
public interface Peers {

    /** A node that is alone. */
    Peers NONE = new Peers() {
        @Override
        public boolean mayWrite() {
            return false;
        }

        @Override
        public Following follow(DocumentId document, Consumer<List<CommittedOperation>> news) {
            return () -> {};
        }

        @Override
        public void committed(DocumentId document, List<CommittedOperation> operations) {}
    };

    /** Ends with {@link #close}, which may be called from any thread. */
    interface Following extends AutoCloseable {

        /** Completes when news arrive, so that what is read afterwards misses nothing; also if they can't be had. */
        default CompletionStage<Void> started() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        void close();
    }

    /** Whether there may be others at all; if not, this node's sessions are always up to date. */
    boolean mayWrite();

    /**
     * Hears what others commit to a document from now on.
     *
     * @param news gets operations without gaps, in the order of the log; called from any thread
     */
    Following follow(DocumentId document, Consumer<List<CommittedOperation>> news);

    /** Tells the others what this node has committed; at least one operation, without gaps. */
    void committed(DocumentId document, List<CommittedOperation> operations);
}
