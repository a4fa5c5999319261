@NullMarked
package dev.cimon.circleci;

import org.jspecify.annotations.NullMarked;
