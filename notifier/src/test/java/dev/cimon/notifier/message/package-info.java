@NullMarked
package dev.cimon.notifier.message;

import org.jspecify.annotations.NullMarked;
