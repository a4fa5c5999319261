package dev.cimon.events.audit;

import dev.cimon.events.Event;

/** What people have caused, chained so that no change of it goes unnoticed. Key: chain. */
public sealed interface AuditEvent extends Event permits EntryAdded {}
