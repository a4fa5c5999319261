package dev.cimon.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints what the processes said last when a test fails. */
final class LogsOnFailure implements TestWatcher {

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.err.println(
                context.getDisplayName() + " failed\n" + Shared.system().logs());
    }
}
