package dev.cimon.benchmarks;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/**
 * What Bolt's SlackAppServer sets up, on the loopback interface: verifies, parses, acknowledges. Without a token there is
 * no authorization either, so that Slack is never called.
 */
public final class BoltServer {

    private BoltServer() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        AppConfig config =
                AppConfig.builder().signingSecret(System.getenv("SECRET")).build();
        App app = new App(config);
        app.command("/cimon", (request, context) -> context.ack());
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))));
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new SlackAppServlet(app)), "/");
        server.setHandler(handler);
        app.start();
        server.start();
        server.join();
    }
}
