package io.coscribe.ot.bench;

/**
 * One edit of a plain text: something is deleted, then something inserted in its place.
 *
 * @param point where, in code points
 * @param unit where, in UTF-16 units
 */
record Edit(int point, int unit, String deleted, String inserted) {

    static Edit insert(int place, String inserted) {
        return new Edit(place, place, "", inserted);
    }

    static Edit delete(int place, String deleted) {
        return new Edit(place, place, deleted, "");
    }
}
