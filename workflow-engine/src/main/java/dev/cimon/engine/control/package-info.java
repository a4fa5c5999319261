/** How people hold deployments back. */
@NullMarked
package dev.cimon.engine.control;

import org.jspecify.annotations.NullMarked;
