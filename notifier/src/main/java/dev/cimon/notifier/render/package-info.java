/** Draws content as Slack's Block Kit within Slack's limits. Pure: same content, same JSON. */
@NullMarked
package dev.cimon.notifier.render;

import org.jspecify.annotations.NullMarked;
