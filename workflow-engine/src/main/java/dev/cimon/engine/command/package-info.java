/** What people type after the slash command. */
@NullMarked
package dev.cimon.engine.command;

import org.jspecify.annotations.NullMarked;
