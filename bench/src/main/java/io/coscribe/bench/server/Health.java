package io.coscribe.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What a server says about itself over HTTP. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int WELL = 200;

    private Health() {
    }

    /**
     * Waits until that address answers 200.
     *
     * @throws IllegalStateException if it doesn't in time
     */
    static void await(URI address) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isWell(client, address)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(address + " isn't well after " + PATIENCE.toSeconds() + " s");
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    /** One that doesn't answer yet isn't. */
    private static boolean isWell(HttpClient client, URI address) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == WELL;
        } catch (IOException e) {
            return false;
        }
    }
}
