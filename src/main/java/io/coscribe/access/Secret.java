package io.coscribe.access;

import io.coscribe.id.RandomId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Something that is given away once, and of which only the hash is kept: whoever reads the database can't use it. It is
 * 128 random bits, which needs neither salt nor slowness.
 */
record Secret(String text) {

    static Secret random(RandomId ids) {
        return new Secret(ids.next());
    }

    /** SHA-256. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
