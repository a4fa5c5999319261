/** How people prove which GitHub account is theirs: GitHub's authorization of an App by a user, with PKCE. */
@NullMarked
package dev.cimon.github.proof;

import org.jspecify.annotations.NullMarked;
