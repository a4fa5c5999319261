/** Answers to the one person who typed a command or pressed a button. */
@NullMarked
package dev.cimon.notifier.answer;

import org.jspecify.annotations.NullMarked;
