@NullMarked
package dev.cimon.slack;

import org.jspecify.annotations.NullMarked;
