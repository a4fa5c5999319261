@NullMarked
package dev.cimon.notifier.slack;

import org.jspecify.annotations.NullMarked;
