package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

    private static final int MANY = 1_000;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final WriteQueue queue = new WriteQueue(channel.eventLoop());
    private final List<String> written = new ArrayList<>();

    @Test
    void everyoneIsWrittenToInOrder() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            String name = "reader " + number;
            expected.add(name);
            queue.addNews(() -> written.add(name));
        }
        runToTheEnd();
        assertEquals(expected, written);
    }

    @Test
    void theLoopLooksAtTheNetworkInBetween() {
        for (int number = 0; number < MANY; number++) {
            queue.addNews(() -> written.add("news"));
        }
        channel.eventLoop().schedule(() -> written.add("network"), 0, TimeUnit.NANOSECONDS);
        runToTheEnd();
        assertTrue(written.subList(0, MANY / 10).contains("network"));
    }

    @Test
    void anAnswerDoesNotWaitBehindNews() {
        for (int number = 0; number < MANY; number++) {
            queue.addNews(() -> written.add("news"));
        }
        queue.addAnswer(() -> written.add("answer"));
        runToTheEnd();
        assertEquals("answer", written.getFirst());
        assertEquals(MANY + 1, written.size());
    }

    @Test
    void answersDoNotKeepNewsWaiting() {
        queue.addNews(() -> written.add("news"));
        for (int number = 0; number < MANY; number++) {
            queue.addAnswer(() -> written.add("answer"));
        }
        runToTheEnd();
        assertTrue(written.subList(0, MANY / 10).contains("news"));
    }

    @Test
    void whatComesWhileItWritesIsWrittenToo() {
        queue.addNews(() -> queue.addAnswer(() -> written.add("later")));
        runToTheEnd();
        queue.addNews(() -> written.add("at last"));
        runToTheEnd();
        assertEquals(List.of("later", "at last"), written);
    }

    @Test
    void aWriteThatFailsIsNotTheEndOfTheOthers() {
        queue.addNews(() -> {
            throw new IllegalStateException("a write that fails");
        });
        queue.addNews(() -> written.add("another"));
        runToTheEnd();
        assertEquals(List.of("another"), written);
    }

    @Test
    void everyoneHearsOfALoopThatTakesNothing() throws InterruptedException {
        EventExecutor loop = new DefaultEventExecutor();
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        WriteQueue ended = new WriteQueue(loop);
        assertThrows(RejectedExecutionException.class, () -> ended.addAnswer(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> ended.addAnswer(() -> {}));
    }

    private void runToTheEnd() {
        while (channel.hasPendingTasks()) {
            channel.runPendingTasks();
        }
    }
}
