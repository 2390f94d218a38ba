package io.coscribe.bench.load;

/** The rhythm of one who waits for each ack and presses the next key at once. */
final class ClosedLoop implements Rhythm {

    private Runnable key = () -> { };

    @Override
    public void begin(Runnable key) {
        this.key = key;
        key.run();
    }

    @Override
    public void acknowledged() {
        key.run();
    }

    @Override
    public void end() {
        key = () -> { };
    }
}
