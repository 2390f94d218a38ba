package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that reaches Redis over TLS. */
class RedisTlsTest {

    private static final String PASSWORD = "changeit";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Buses buses = new Buses();
    private final RedisProcess redis = new RedisProcess();
    private final LogRecords log = new LogRecords(RedisBus.class);

    @BeforeEach
    void start() {
        redis.start();
    }

    @AfterEach
    void stop() {
        buses.close();
        redis.close();
        log.close();
    }

    /** A store with a key and its own certificate, made by the JDK's tool. @param name for whom, as ip:… or dns:… */
    private Path certificate(String name) throws IOException, InterruptedException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "redis", "-keyalg", "EC", "-dname", "CN=redis", "-ext", "san=" + name,
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD).inheritIO().start();
        assertEquals(0, keytool.waitFor());
        return store;
    }

    private static ServerSocketFactory tls(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static NetClientOptions network() {
        return RedisNetwork.options(RedisUrl.Security.TLS, Optional.empty());
    }

    private static NetClientOptions trusting(Path store) {
        return network().setTrustOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
    }

    @Test
    void whatIsSaidOverTlsIsHeard() throws Exception {
        Path store = certificate("ip:127.0.0.1");
        try (RedisRelay network = new RedisRelay(redis.url(), tls(store))) {
            RedisBus ann = buses.connected("rediss://" + network.host(), trusting(store));
            Buses.await(ann.subscribe("t", buses::hear).started());
            ann.publish("t", "x");

            assertEquals("x", buses.next());
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        Path store = certificate("dns:another.example");
        try (RedisRelay network = new RedisRelay(redis.url(), tls(store))) {
            buses.started("rediss://" + network.host(), trusting(store));

            assertFalse(buses.isRestoredWithin(LONG_ENOUGH));
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
        Path store = certificate("ip:127.0.0.1");
        try (RedisRelay network = new RedisRelay(redis.url(), tls(store))) {
            buses.started("rediss://" + network.host(), network());

            assertFalse(buses.isRestoredWithin(LONG_ENOUGH));
        }
    }
}
