/** Stories played through a running system, over the sandbox's control API. */
@NullMarked
package dev.cimon.story;

import org.jspecify.annotations.NullMarked;
