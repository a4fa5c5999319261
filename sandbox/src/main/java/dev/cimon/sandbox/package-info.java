@NullMarked
package dev.cimon.sandbox;

import org.jspecify.annotations.NullMarked;
