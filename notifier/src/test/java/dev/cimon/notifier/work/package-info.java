@NullMarked
package dev.cimon.notifier.work;

import org.jspecify.annotations.NullMarked;
