package dev.cimon.test;

import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;

/** The sandbox as a shared server. */
public final class SandboxSimulators implements SimulatorServer {

    /** Nothing is to fail because the machine is slow for a moment. */
    private static final Duration SLACK_PATIENCE = Duration.ofMinutes(1);

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withSlackPatience(SLACK_PATIENCE));

    /** Started by the bean server. */
    public SandboxSimulators() {
        SharedServers.closeAtExit(sandbox);
    }

    @Override
    public String getAddress() {
        return sandbox.url().toString();
    }

    @Override
    public void deliverTo(String provider, String baseUrl) {
        sandbox.gateway(Provider.named(provider).orElseThrow(), URI.create(baseUrl));
    }
}
