@NullMarked
package dev.cimon.notifier.result;

import org.jspecify.annotations.NullMarked;
