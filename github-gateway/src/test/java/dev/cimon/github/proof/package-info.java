@NullMarked
package dev.cimon.github.proof;

import org.jspecify.annotations.NullMarked;
