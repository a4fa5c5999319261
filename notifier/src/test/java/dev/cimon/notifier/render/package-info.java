@NullMarked
package dev.cimon.notifier.render;

import org.jspecify.annotations.NullMarked;
