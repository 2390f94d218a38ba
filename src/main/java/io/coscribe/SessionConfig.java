package io.coscribe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator can set about sessions of documents. */
@ConfigMapping(prefix = "coscribe.session")
public interface SessionConfig {

    /** How long a document that nobody uses stays in memory. */
    @WithDefault("1m")
    Duration idle();

    /** How long a stopping service waits until what was submitted is committed and snapshots are kept. */
    @WithDefault("10s")
    Duration stopLimit();
}
