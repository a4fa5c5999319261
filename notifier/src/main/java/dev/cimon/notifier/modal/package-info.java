/** Opens modals while their trigger is good. */
@NullMarked
package dev.cimon.notifier.modal;

import org.jspecify.annotations.NullMarked;
