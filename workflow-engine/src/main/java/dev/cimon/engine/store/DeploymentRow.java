package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Deployment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "deployment")
class DeploymentRow {

    @Id
    UUID id = new UUID(0, 0);

    @Column(nullable = false)
    String repository = "";

    long number;

    @Column(nullable = false)
    String environment = "";

    @Column(nullable = false)
    String status = "";

    boolean live;

    @Column(nullable = false)
    String body = "";

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt = Instant.EPOCH;

    protected DeploymentRow() {}

    static DeploymentRow of(Deployment deployment) {
        DeploymentRow row = new DeploymentRow();
        row.id = deployment.id().id();
        row.repository = deployment.repository().toString();
        row.number = deployment.number();
        row.environment = deployment.environment().name();
        row.status = deployment.state().getClass().getSimpleName();
        row.live = !deployment.over() || deployment.current();
        row.body = Json.write(deployment);
        row.requestedAt = deployment.requestedAt();
        return row;
    }

    Deployment deployment() {
        return Json.read(body, Deployment.class);
    }
}
