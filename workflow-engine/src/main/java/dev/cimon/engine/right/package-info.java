/** Who may do what, and by what right. */
@NullMarked
package dev.cimon.engine.right;

import org.jspecify.annotations.NullMarked;
