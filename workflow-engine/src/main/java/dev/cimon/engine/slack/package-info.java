/** What the engine asks Slack. What Slack shows is the notifier's (docs/adr/0011). */
@NullMarked
package dev.cimon.engine.slack;

import org.jspecify.annotations.NullMarked;
