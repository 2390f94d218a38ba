package io.coscribe.session;

import java.util.function.Supplier;

/**
 * What the sessions of one node reach the world through, and what they take in.
 *
 * @param executors makes the executor of one session
 */
public record Ports(
        OperationLog log, Supplier<SessionExecutor> executors, Peers peers, ContentRules rules, SizeLimits limits) {}
