@NullMarked
package dev.cimon.github.redelivery;

import org.jspecify.annotations.NullMarked;
