/** Pull requests as the team in Slack follows them. */
@NullMarked
package dev.cimon.engine.pullrequest;

import org.jspecify.annotations.NullMarked;
