/** What stands in the log besides sentences: a fixed list of keys. */
@NullMarked
package dev.cimon.log;

import org.jspecify.annotations.NullMarked;
