@NullMarked
package dev.cimon.github;

import org.jspecify.annotations.NullMarked;
