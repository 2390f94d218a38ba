package io.coscribe.presence;

import io.coscribe.id.DocumentId;
import java.util.Optional;

/**
 * A presence as it travels.
 *
 * @param id chosen by the client; one connection may have several
 * @param value plain JSON; {@code null} when it goes away
 * @param version grows per presence id; receivers drop what is older than what they have
 * @param place where in a document the value was true; empty for presence on a free channel
 */
public record PresenceValue(String channel, String id, Object value, long version, Optional<Place> place) {

    /** @param type the URI of the document's type, as the client named it */
    public record Place(DocumentId document, long revision, String type) {}

    public PresenceValue moved(Object value, long revision) {
        Place moved = new Place(place.orElseThrow().document(), revision, place.get().type());
        return new PresenceValue(channel, id, value, version, Optional.of(moved));
    }

    /**
     * The same presence, gone.
     *
     * @param revision of its document now: a client that is ahead of a presence's revision sets it aside
     */
    public PresenceValue gone(long revision) {
        return place.isPresent()
                ? moved(null, Math.max(revision, place.get().revision()))
                : new PresenceValue(channel, id, null, version, place);
    }
}
