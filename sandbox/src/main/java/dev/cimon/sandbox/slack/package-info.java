@NullMarked
package dev.cimon.sandbox.slack;

import org.jspecify.annotations.NullMarked;
