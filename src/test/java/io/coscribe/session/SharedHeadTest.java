package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedHeadTest {

    private final SteppedExecutor executor = new SteppedExecutor();
    private final SharedHead shared = new SharedHead(new SessionThread(executor, () -> "notes/one", () -> {}));
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
        executor.runNext();
        assertSame(second, shared.of(second.state()));
    }

    @Test
    void afterTheRushNothingIsKept() {
        StateDelivery first = shared.of(head);
        executor.runNext();
        assertNotSame(first, shared.of(head));
    }
}
