package io.coscribe.bench.load;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The same step for each of many editors, at most some of them at a time. Used by the event loop alone, which also
 * completes the steps.
 */
final class Steps {

    private final Iterator<Editor> editors;
    private final Function<Editor, CompletableFuture<Void>> step;
    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private int underWay;

    private Steps(Iterator<Editor> editors, Function<Editor, CompletableFuture<Void>> step) {
        this.editors = editors;
        this.step = step;
    }

    /** Done when every editor has taken the step; failed with the first that fails. */
    static CompletableFuture<Void> take(
            Stream<Editor> editors, Function<Editor, CompletableFuture<Void>> step, int atOnce) {
        Steps steps = new Steps(editors.iterator(), step);
        do {
            steps.next();
        } while (steps.editors.hasNext() && steps.underWay < atOnce);
        return steps.all;
    }

    private void next() {
        if (editors.hasNext()) {
            underWay++;
            step.apply(editors.next()).whenComplete(this::taken);
        } else if (underWay == 0) {
            all.complete(null);
        }
    }

    private void taken(Void nothing, Throwable failure) {
        underWay--;
        if (failure == null) {
            next();
        } else {
            all.completeExceptionally(failure);
        }
    }
}
