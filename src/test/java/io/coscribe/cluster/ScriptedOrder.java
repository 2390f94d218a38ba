package io.coscribe.cluster;

import io.coscribe.presence.PresenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A document at revision 7: values arrive at its head when the test says so, and what is taken back at once. */
final class ScriptedOrder implements RemotePresence.Order {

    static final long HEAD = 7;

    private final List<Runnable> underWay = new ArrayList<>();

    @Override
    public void move(PresenceValue value, String clientId, Consumer<PresenceValue> tell) {
        underWay.add(() -> tell.accept(value.moved(value.value(), HEAD)));
    }

    @Override
    public void takeBack(PresenceValue value, Consumer<PresenceValue> tell) {
        tell.accept(value.gone(HEAD));
    }

    void arriveAll() {
        underWay.forEach(Runnable::run);
        underWay.clear();
    }
}
