package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service with TLS by configuration, and clients that let it wait. */
@QuarkusTest
@TestProfile(SecureNetworkTest.WithTls.class)
class SecureNetworkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PING = "{\"a\":\"pp\"}";

    @TestHTTPResource("/")
    URI http;

    @TestHTTPResource(value = "/", tls = true)
    URI https;

    private final StackTraces stackTraces = new StackTraces();

    /** What an operator sets, and requests that may take no longer than a second. */
    public static final class WithTls implements QuarkusTestProfile {

        private static final Path FOLDER = folder();
        private static final Path CURRENT = FOLDER.resolve("current");

        private static Path folder() {
            try {
                return Files.createTempDirectory("coscribe-tls-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            install(certificate());
            return Map.of(
                    "quarkus.tls.https.key-store.pem.0.cert", CURRENT.resolve("cert.pem").toString(),
                    "quarkus.tls.https.key-store.pem.0.key", CURRENT.resolve("key.pem").toString(),
                    "quarkus.tls.https.reload-period", "100ms",
                    "quarkus.http.tls-configuration-name", "https",
                    "quarkus.http.test-ssl-port", "0",
                    "coscribe.network.request-time", "1s");
        }

        static Certificate certificate() {
            try {
                return Certificate.make(FOLDER);
            } catch (IOException | InterruptedException | GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        /** Both files at once, so that no certificate is loaded with the other's key. */
        static void install(Certificate certificate) {
            try {
                Path files = Files.createTempDirectory(FOLDER, "files-");
                Files.writeString(files.resolve("key.pem"), certificate.key());
                Files.writeString(files.resolve("cert.pem"), certificate.text());
                Path link = Files.createSymbolicLink(files.resolve("link"), files);
                Files.move(link, CURRENT, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The ways to reach the service, before anything is said. */
    private enum Way { HTTP, HTTPS, HTTPS_BEFORE_ITS_HANDSHAKE }

    private RawClient reach(Way way) {
        return new RawClient(switch (way) {
            case HTTP -> dial(http);
            case HTTPS -> secured(dial(https));
            case HTTPS_BEFORE_ITS_HANDSHAKE -> dial(https);
        });
    }

    @AfterEach
    void nothingUnforeseenIsLogged() {
        stackTraces.close();
        assertEquals(List.of(), stackTraces.found());
    }

    @Test
    void aNewCertificateIsForNewConnectionsAndTheOldOnesGoOn() {
        SSLSocket before = secured(dial(https));
        RawClient old = new RawClient(before).sendBytes(RawClient.handshake());
        old.answer();
        old.greeting();

        Certificate renewed = WithTls.certificate();
        assertNotEquals(renewed.text(), certificate(before));
        WithTls.install(renewed);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!renewed.text().equals(shownCertificate())) {
            assertTrue(System.nanoTime() < deadline, "the old certificate is still in use");
        }

        assertEquals(PING, old.send(PING).receive().text());
        old.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysNothingIsCutOff(Way way) {
        try (RawClient client = reach(way)) {
            assertTrue(client.isHungUp());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "HTTPS"})
    void whoSendsByteAfterByteIsCutOffAndAQuietWebSocketIsNot(Way way) throws InterruptedException {
        try (RawClient quiet = reach(way).sendBytes(RawClient.handshake()); RawClient slow = reach(way)) {
            quiet.answer();
            quiet.greeting();
            int sent = 0;
            for (byte next : RawClient.handshake()) {
                if (!slow.trySendBytes(next)) {
                    break;
                }
                sent++;
                Thread.sleep(50);
            }
            assertTrue(sent < RawClient.handshake().length, "the whole request was taken");
            assertEquals(PING, quiet.send(PING).receive().text());
        }
    }

    @Test
    void whatIsNoTlsIsRefused() {
        try (RawClient client = RawClient.dial(https).sendBytes(RawClient.handshake())) {
            assertTrue(client.isHungUp());
        }
    }

    private static Socket dial(URI service) {
        try {
            return new Socket(service.getHost(), service.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket secured(Socket socket) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(socket, "localhost", socket.getPort(), true);
            secured.startHandshake();
            return secured;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Every connection meanwhile gets one of the two. */
    private String shownCertificate() {
        SSLSocket socket = secured(dial(https));
        try (RawClient _ = new RawClient(socket)) {
            return certificate(socket);
        }
    }

    private static String certificate(SSLSocket socket) {
        try {
            return Certificate.pem("CERTIFICATE", socket.getSession().getPeerCertificates()[0].getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Which certificate it is, the test looks at itself. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
