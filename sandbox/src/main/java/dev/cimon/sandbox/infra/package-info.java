@NullMarked
package dev.cimon.sandbox.infra;

import org.jspecify.annotations.NullMarked;
