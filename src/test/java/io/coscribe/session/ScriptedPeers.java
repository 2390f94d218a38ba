package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Another node that follows the same document: says what the test lets it say, and writes down what it hears. */
final class ScriptedPeers implements Peers {

    private final List<Consumer<List<CommittedOperation>>> following = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();

    private boolean present;

    /** From now on there is another node; before, the node was alone. */
    void arrive() {
        present = true;
    }

    @Override
    public boolean mayWrite() {
        return present;
    }

    @Override
    public Following follow(DocumentId document, Consumer<List<CommittedOperation>> news) {
        following.add(news);
        return () -> following.remove(news);
    }

    @Override
    public void committed(DocumentId document, List<CommittedOperation> operations) {
        operations.forEach(operation -> heard.add(operation.revision()));
    }

    void tell(List<CommittedOperation> news) {
        List.copyOf(following).forEach(listener -> listener.accept(news));
    }

    boolean isFollowed() {
        return !following.isEmpty();
    }

    /** The revisions that the other node was told of. */
    List<Long> heard() {
        return heard;
    }
}
