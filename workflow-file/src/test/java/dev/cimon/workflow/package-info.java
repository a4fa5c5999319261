@NullMarked
package dev.cimon.workflow;

import org.jspecify.annotations.NullMarked;
