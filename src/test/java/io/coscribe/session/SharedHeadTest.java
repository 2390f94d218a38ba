package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SharedHeadTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final SharedHead shared = new SharedHead(new SessionThread(
            new SessionExecutor() {
                @Override
                public void execute(Runnable task) {
                    task.run();
                }

                @Override
                public void executeAfter(Duration delay, Runnable task) {
                    later.add(task);
                }

                @Override
                public long nanoTime() {
                    return 0;
                }
            },
            () -> "notes/one",
            () -> {}));
    private final DocumentState head = new DocumentState(1, Optional.empty());

    @Test
    void whoComesInARushGetsTheSame() {
        assertSame(shared.of(head), shared.of(head));
    }

    @Test
    void anotherHeadIsAnother() {
        StateDelivery first = shared.of(head);
        StateDelivery second = shared.of(new DocumentState(2, Optional.empty()));
        assertNotSame(first, second);
        later.remove().run();
        assertSame(second, shared.of(second.state()));
    }

    @Test
    void afterTheRushNothingIsKept() {
        StateDelivery first = shared.of(head);
        later.remove().run();
        assertNotSame(first, shared.of(head));
    }
}
