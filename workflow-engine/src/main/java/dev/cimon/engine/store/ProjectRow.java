package dev.cimon.engine.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "project")
class ProjectRow {

    @Id
    String repository;

    @Column(nullable = false)
    String body;

    protected ProjectRow() {
        this("", "");
    }

    ProjectRow(String repository, String body) {
        this.repository = repository;
        this.body = body;
    }
}
