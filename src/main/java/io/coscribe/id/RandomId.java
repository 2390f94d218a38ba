package io.coscribe.id;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes names that no other node and no earlier run has made: 128 random bits, 22 characters safe in a URL. */
public final class RandomId {

    private static final int BYTES = 16;

    private final SecureRandom random;

    public RandomId(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
