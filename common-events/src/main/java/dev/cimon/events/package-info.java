@NullMarked
package dev.cimon.events;

import org.jspecify.annotations.NullMarked;
