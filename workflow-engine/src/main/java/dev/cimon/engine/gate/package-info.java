/** What may hold a deployment: pure functions from facts to a finding in words. */
@NullMarked
package dev.cimon.engine.gate;

import org.jspecify.annotations.NullMarked;
