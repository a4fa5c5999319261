/** Trying a workflow file out on what is recorded; everything is decided by the core of the workflow-engine. */
@NullMarked
package dev.cimon.trial;

import org.jspecify.annotations.NullMarked;
