package io.coscribe.bench.load;

/**
 * Who comes: so many documents, and for each of them so many people.
 *
 * @param writers those who type
 * @param readers those who only listen
 * @param length how many characters a document has before anybody types
 */
public record Crowd(int documents, int writers, int readers, int length) {

    /** Empty documents, and nobody who only listens. */
    public static Crowd ofWriters(int documents, int writers) {
        return new Crowd(documents, writers, 0, 0);
    }

    /** One empty document with one who types. */
    public static Crowd ofReaders(int readers) {
        return new Crowd(1, 1, readers, 0);
    }

    public int people() {
        return documents * (writers + readers);
    }
}
