package dev.cimon.doctor;

import java.util.Locale;

/** The schemas of PostgreSQL, and who makes them. */
enum Schema {
    ENGINE("workflow-engine"),
    NOTIFIER("notifier");

    private final String service;

    Schema(String service) {
        this.service = service;
    }

    String service() {
        return service;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that this version of Cimon has. */
    int version() {
        return Migrations.newest(word());
    }
}
