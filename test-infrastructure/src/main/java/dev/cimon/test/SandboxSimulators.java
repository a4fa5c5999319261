package dev.cimon.test;

import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;

/** The sandbox as a shared server. */
public final class SandboxSimulators implements SimulatorServer {

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());

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
