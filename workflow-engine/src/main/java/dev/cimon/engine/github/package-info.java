/** GitHub as the engine needs it: who may deploy, what a ref is, Deployments and their statuses. */
@NullMarked
package dev.cimon.engine.github;

import org.jspecify.annotations.NullMarked;
