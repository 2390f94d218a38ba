package io.coscribe.ot;

import java.util.Random;

/**
 * One round of a law: hands out random contents and operations, checks everything that the type returns, and writes
 * down what was handed out, so that a failure shows literals to paste into a test.
 */
final class Trial {

    interface Law {
        void check(Trial trial);
    }

    private final Samples samples;
    private final OtType type;
    private final Random random;
    private final StringBuilder handedOut = new StringBuilder();

    private Trial(Samples samples, Random random) {
        this.samples = samples;
        this.type = samples.type();
        this.random = random;
    }

    static void forEach(Samples samples, int rounds, Law law) {
        Seeds.forEach(rounds, random -> {
            Trial trial = new Trial(samples, random);
            try {
                law.check(trial);
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError failure) {
                throw new AssertionError(failure + trial.handedOut.toString(), failure);
            }
        });
    }

    Content start() {
        Content content = samples.content(random);
        samples.checkInvariants(content);
        note("content", json -> type.writeContent(content, json));
        return content;
    }

    Operation operation(Content content) {
        Operation operation = samples.operation(content, random);
        note("operation", json -> type.writeOperation(operation, json));
        return operation;
    }

    private void note(String what, Json.ValueWriter value) {
        handedOut.append('\n').append(what).append(": ").append(Jsons.javaLiteral(value));
    }

    Content apply(Content content, Operation operation) {
        Content result = type.apply(content, operation);
        samples.checkInvariants(result);
        return result;
    }

    Operation transform(Operation operation, Operation over, Side side) {
        return checked(type.transform(operation, over, side));
    }

    Operation compose(Operation first, Operation second) {
        return checked(type.compose(first, second));
    }

    Operation invert(Operation operation, Content before) {
        return checked(type.invert(operation, before));
    }

    private Operation checked(Operation operation) {
        samples.checkCanonical(operation);
        return operation;
    }

    String text(Content content) {
        return Json.text(json -> type.writeContent(content, json));
    }

    String text(Operation operation) {
        return Json.text(json -> type.writeOperation(operation, json));
    }
}
