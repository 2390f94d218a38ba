package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.id.DocumentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestOrderTest {

    private static final DocumentId ONE = new DocumentId("notes", "one");
    private static final DocumentId OTHER = new DocumentId("notes", "other");

    private final RequestOrder order = new RequestOrder();
    private final List<String> done = new ArrayList<>();

    @Test
    void nothingWaitsWhereNothingHasBegun() {
        order.begin(OTHER);
        order.afterwards(ONE, () -> done.add("asked"));
        assertEquals(List.of("asked"), done);
    }

    @Test
    void aTaskWaitsForAllThatHasBegunBeforeAndForNothingElse() {
        Runnable first = order.begin(ONE);
        Runnable second = order.begin(ONE);
        order.afterwards(ONE, () -> done.add("asked"));
        order.begin(ONE);

        second.run();
        assertEquals(List.of(), done);
        first.run();
        assertEquals(List.of("asked"), done);
    }

    @Test
    void tasksRunInTheOrderInWhichTheyWereAskedFor() {
        Runnable first = order.begin(ONE);
        order.afterwards(ONE, () -> done.add("one"));
        Runnable second = order.begin(ONE);
        order.afterwards(ONE, () -> done.add("two"));
        order.afterwards(ONE, () -> done.add("three"));

        second.run();
        assertEquals(List.of(), done);
        first.run();
        assertEquals(List.of("one", "two", "three"), done);
    }

    @Test
    void whatRunsInOrderIsWaitedForAndWaitsItself() {
        Deque<Runnable> underWay = new ArrayDeque<>();
        Runnable submitted = order.begin(ONE);
        order.afterwards(ONE, () -> done.add("one"));
        order.inOrder(ONE, settled -> {
            done.add("two");
            underWay.add(settled);
        });
        order.afterwards(ONE, () -> done.add("three"));
        assertEquals(List.of(), done);

        submitted.run();
        assertEquals(List.of("one", "two"), done);
        underWay.remove().run();
        assertEquals(List.of("one", "two", "three"), done);
    }

    @Test
    void settlingTwiceSettlesNothingElse() {
        Runnable first = order.begin(ONE);
        first.run();
        order.begin(ONE);
        order.afterwards(ONE, () -> done.add("asked"));

        first.run();
        assertEquals(List.of(), done);
    }

    @Test
    void whatATaskSetsFreeRunsBehindIt() {
        Runnable submitted = order.begin(ONE);
        order.inOrder(ONE, settled -> {
            settled.run();
            done.add("one");
        });
        order.afterwards(ONE, () -> done.add("two"));

        submitted.run();
        assertEquals(List.of("one", "two"), done);
    }

    @Test
    void nothingRunsOnceItIsClosed() {
        Runnable submitted = order.begin(ONE);
        order.afterwards(ONE, () -> done.add("asked before"));
        order.close();
        submitted.run();
        order.afterwards(ONE, () -> done.add("asked later"));
        assertEquals(List.of(), done);
    }

    @Test
    void soManyQuestionsAreUnderWayAndNoMore() {
        Deque<Runnable> underWay = askOnePerDocument(RequestOrder.AT_ONCE + 2);
        assertEquals(RequestOrder.AT_ONCE, underWay.size());

        Runnable answered = underWay.remove();
        answered.run();
        answered.run();
        assertEquals(RequestOrder.AT_ONCE, underWay.size());
        underWay.remove().run();
        assertEquals(RequestOrder.AT_ONCE, underWay.size());
        underWay.remove().run();
        assertEquals(RequestOrder.AT_ONCE - 1, underWay.size());
    }

    @Test
    void aQuestionThatHasToWaitTakesNoPlace() {
        Runnable submitted = order.begin(ONE);
        for (int i = 0; i < RequestOrder.AT_ONCE; i++) {
            order.inOrder(ONE, settled -> {
                done.add("one");
                settled.run();
            });
        }
        order.inOrder(OTHER, _ -> done.add("other"));
        assertEquals(List.of("other"), done);

        submitted.run();
        assertEquals(RequestOrder.AT_ONCE + 1, done.size());
    }

    @Test
    void questionsWithoutAPlaceAreNotPutOnceItIsClosed() {
        Deque<Runnable> underWay = askOnePerDocument(RequestOrder.AT_ONCE + 2);
        order.close();
        List.copyOf(underWay).forEach(Runnable::run);
        assertEquals(RequestOrder.AT_ONCE, underWay.size());
    }

    private Deque<Runnable> askOnePerDocument(int documents) {
        Deque<Runnable> underWay = new ArrayDeque<>();
        IntStream.range(0, documents)
                .forEach(i -> order.inOrder(new DocumentId("notes", "" + i), underWay::add));
        return underWay;
    }

    /** With a memory of all that each question waits for, this would take some 10 GB. */
    @Test
    void manyQuestionsBehindManySubmissionsAreNoBurden() {
        List<Integer> numbers = IntStream.range(0, 20_000).boxed().toList();
        List<Integer> answered = new ArrayList<>();
        List<Runnable> submitted = new ArrayList<>();
        for (Integer number : numbers) {
            submitted.add(order.begin(ONE));
            order.inOrder(ONE, settled -> {
                answered.add(number);
                settled.run();
            });
        }
        submitted.reversed().forEach(Runnable::run);
        assertEquals(numbers, answered);
    }
}
