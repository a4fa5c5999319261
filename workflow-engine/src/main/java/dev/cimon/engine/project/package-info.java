/** What the engine knows about a repository, its channels and its people. */
@NullMarked
package dev.cimon.engine.project;

import org.jspecify.annotations.NullMarked;
