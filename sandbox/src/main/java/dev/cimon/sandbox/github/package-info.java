/**
 * A stand-in for GitHub: the REST API under {@code /github}, the webhooks it sends, and the control routes with which
 * people push, review and release in it.
 */
@NullMarked
package dev.cimon.sandbox.github;

import org.jspecify.annotations.NullMarked;
