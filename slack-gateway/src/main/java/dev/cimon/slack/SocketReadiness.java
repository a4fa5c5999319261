package dev.cimon.slack;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Where Socket Mode is wanted: ready while Slack can send. A group of its own, {@code /q/health/group/slack}, for whoever
 * must not take a gateway out of service because Kafka is away.
 */
@Readiness
@HealthGroup("slack")
@ApplicationScoped
class SocketReadiness implements HealthCheck {

    private static final String NAME = "Slack is connected, where Socket Mode is wanted";

    private final SocketMode socketMode;

    SocketReadiness(SocketMode socketMode) {
        this.socketMode = socketMode;
    }

    @Override
    public HealthCheckResponse call() {
        return socketMode.wanted() && !socketMode.connected()
                ? HealthCheckResponse.down(NAME)
                : HealthCheckResponse.up(NAME);
    }
}
