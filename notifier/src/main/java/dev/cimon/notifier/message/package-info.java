/** Messages that Slack should show: what each should look like, what it looks like, and the painter in between. */
@NullMarked
package dev.cimon.notifier.message;

import org.jspecify.annotations.NullMarked;
