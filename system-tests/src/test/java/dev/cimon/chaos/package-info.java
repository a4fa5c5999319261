/** The verdict, by invented evidence. */
@NullMarked
package dev.cimon.chaos;

import org.jspecify.annotations.NullMarked;
