package io.coscribe.cluster;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.net.NetClientOptions;
import java.util.Optional;

/** How connections to Redis are protected. */
final class RedisNetwork {

    private RedisNetwork() {}

    /**
     * With TLS, Redis must show a certificate for the host that the URL names, from an authority that the JVM trusts.
     *
     * @param configured what is said of that otherwise
     */
    static NetClientOptions options(RedisUrl.Security security, Optional<TlsConfiguration> configured) {
        NetClientOptions network = new NetClientOptions();
        return switch (security) {
            case NONE -> network;
            case TLS -> {
                network.setHostnameVerificationAlgorithm("HTTPS");
                configured.ifPresent(configuration -> TlsConfigUtils.configure(network, configuration));
                yield network.setSsl(true);
            }
        };
    }
}
