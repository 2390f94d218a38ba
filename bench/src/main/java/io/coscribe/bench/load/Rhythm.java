package io.coscribe.bench.load;

/** When an editor presses a key. Each editor has a rhythm of its own. Used by the event loop alone. */
interface Rhythm {

    /** @param key presses a key; may be run at any time from now on, until the end */
    void begin(Runnable key);

    /** The server has acknowledged an operation. */
    void acknowledged();

    /** No key is pressed any more. */
    void end();
}
