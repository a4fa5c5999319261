/** What was lost or unknown and has been found again: logged and counted in the same way by every service. */
@NullMarked
package dev.cimon.healing;

import org.jspecify.annotations.NullMarked;
