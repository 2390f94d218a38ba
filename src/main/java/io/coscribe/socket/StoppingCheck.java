package io.coscribe.socket;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Refuses new WebSockets once the service is about to stop: their clients find another node, or come again. */
@Singleton
public class StoppingCheck implements HttpUpgradeCheck {

    private static final int SERVICE_UNAVAILABLE = 503;

    private volatile boolean stopping;

    void beforeStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return stopping ? CheckResult.rejectUpgrade(SERVICE_UNAVAILABLE) : CheckResult.permitUpgrade();
    }
}
