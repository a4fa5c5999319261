/** The workflow as a file: what it says, and what is wrong with it. Nothing here reads a file, a clock or a network. */
@NullMarked
package dev.cimon.workflow;

import org.jspecify.annotations.NullMarked;
