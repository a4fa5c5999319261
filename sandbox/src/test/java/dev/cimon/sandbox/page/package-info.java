/** The page in a real browser. */
@NullMarked
package dev.cimon.sandbox.page;

import org.jspecify.annotations.NullMarked;
