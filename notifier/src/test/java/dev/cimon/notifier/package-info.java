@NullMarked
package dev.cimon.notifier;

import org.jspecify.annotations.NullMarked;
