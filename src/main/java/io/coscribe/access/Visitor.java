package io.coscribe.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who speaks on a connection or in a request.
 *
 * @param user empty for somebody anonymous
 * @param until when their token expires; {@link Instant#MAX} without one
 */
public record Visitor(Optional<User> user, Instant until) {

    public static final Visitor ANONYMOUS = new Visitor(Optional.empty(), Instant.MAX);

    static Visitor of(User user, Instant until) {
        return new Visitor(Optional.of(user), until);
    }
}
