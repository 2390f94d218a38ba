package io.coscribe.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.QuarkusTestProfile.TestResourceEntry;
import java.util.List;
import java.util.Map;

/** The service as it is by default: nobody may do anything without a token. Its limits are small enough to be reached. */
public final class InvitedOnly implements QuarkusTestProfile {

    /** How many connections one user may have. */
    public static final int CONNECTIONS = 20;

    /** How many documents one connection may follow. */
    public static final int SUBSCRIPTIONS = 50;

    /** How many messages a user may send at once. */
    public static final int MESSAGES = 1_000;

    /** How much a user may send at once, in bytes. */
    public static final int BYTES = 10 << 20;

    /** How many presence values a user may send at once. */
    public static final int PRESENCES = 200;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "coscribe.access.anonymous-role", "none",
                "coscribe.access.guests-per-second", "1000",
                "coscribe.limits.connections-per-user", String.valueOf(CONNECTIONS),
                "coscribe.limits.subscriptions-per-connection", String.valueOf(SUBSCRIPTIONS),
                "coscribe.limits.messages-per-second", String.valueOf(MESSAGES / 10),
                "coscribe.limits.bytes-per-second", String.valueOf(BYTES / 10),
                "coscribe.limits.openings-per-second", "5000",
                "coscribe.limits.presence-per-second", String.valueOf(PRESENCES / 10),
                "coscribe.limits.presence-size", "1K",
                "quarkus.http.cors.origins", "https://wiki.example.org");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OidcProvider.class));
    }
}
