@NullMarked
package dev.cimon.peers;

import org.jspecify.annotations.NullMarked;
