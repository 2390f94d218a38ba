package io.coscribe.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator can set about HTTP requests. */
@ConfigMapping(prefix = "coscribe.limits")
public interface RequestConfig {

    /** How long a client may take over sending one request, TLS handshake included. */
    @WithDefault("10s")
    Duration requestTime();
}
