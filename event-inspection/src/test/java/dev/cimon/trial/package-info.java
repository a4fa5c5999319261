@NullMarked
package dev.cimon.trial;

import org.jspecify.annotations.NullMarked;
