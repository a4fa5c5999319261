/** Checks what stands in {@code deploy/}: the manifests as they would reach a cluster, and what the providers are told. */
@NullMarked
package dev.cimon.deploy;

import org.jspecify.annotations.NullMarked;
