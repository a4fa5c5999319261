/** Which event deploys what where. */
@NullMarked
package dev.cimon.engine.workflow;

import org.jspecify.annotations.NullMarked;
