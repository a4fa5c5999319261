/** What people read: answers and the message of a deployment. */
@NullMarked
package dev.cimon.engine.message;

import org.jspecify.annotations.NullMarked;
