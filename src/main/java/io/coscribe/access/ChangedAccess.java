package io.coscribe.access;

import io.coscribe.id.DocumentId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which documents access may have changed, and whose.
 *
 * @param ofAnybody where it may be anybody's
 * @param ofUsers where it is single users', by their ids
 */
public record ChangedAccess(Set<DocumentId> ofAnybody, Map<String, Set<DocumentId>> ofUsers) {

    public ChangedAccess {
        ofAnybody = Set.copyOf(ofAnybody);
        ofUsers = Map.copyOf(ofUsers);
    }

    /** The documents in which the access of {@code user} may have changed, or of somebody anonymous without one. */
    public Set<DocumentId> of(Optional<User> user) {
        Set<DocumentId> theirs = user.map(User::id).map(ofUsers::get).orElse(Set.of());
        if (theirs.isEmpty()) {
            return ofAnybody;
        }
        Set<DocumentId> all = new HashSet<>(ofAnybody);
        all.addAll(theirs);
        return all;
    }

    boolean isEmpty() {
        return ofAnybody.isEmpty() && ofUsers.isEmpty();
    }
}
