package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Nullable String revision;

    @Column(nullable = false)
    String status = "";

    boolean live;

    @Column(nullable = false)
    String body = "";

    @Column(name = "requested_at", nullable = false)
    Instant requestedAt = Instant.EPOCH;

    @Column(name = "in_place_from")
    @Nullable Instant inPlaceFrom;

    @Column(name = "in_place_until")
    @Nullable Instant inPlaceUntil;

    protected DeploymentRow() {}

    static DeploymentRow of(Deployment deployment) {
        DeploymentRow row = new DeploymentRow();
        row.id = deployment.id().id();
        row.repository = deployment.repository().toString();
        row.number = deployment.number();
        row.environment = deployment.environment().name();
        row.revision = deployment.commit() == null
                ? null
                : deployment.commit().revision().sha();
        row.status = deployment.state().getClass().getSimpleName();
        row.live = !deployment.over() || deployment.current();
        row.body = Json.write(deployment);
        row.requestedAt = deployment.requestedAt();
        if (deployment.state() instanceof DeploymentState.Succeeded current) {
            row.inPlaceFrom = current.endedAt();
        }
        if (deployment.state() instanceof DeploymentState.Inactive before) {
            row.inPlaceFrom = before.succeededAt();
            row.inPlaceUntil = before.endedAt();
        }
        return row;
    }

    Deployment deployment() {
        return Json.read(body, Deployment.class);
    }
}
