@NullMarked
package dev.cimon.webhook;

import org.jspecify.annotations.NullMarked;
