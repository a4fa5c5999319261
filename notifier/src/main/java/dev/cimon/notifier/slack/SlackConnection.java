package dev.cimon.notifier.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.MethodsConfig;
import com.slack.api.util.http.SlackHttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import okhttp3.OkHttpClient;

/** Sets up Slack's SDK: its own timeouts are too long for a lease, its statistics are not used. */
@ApplicationScoped
class SlackConnection {

    @Produces
    @ApplicationScoped
    MethodsClient methods(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        String url = settings.apiUrl().toString();
        config.setMethodsEndpointUrlPrefix(url.endsWith("/") ? url : url + "/");
        config.setStatsEnabled(false);
        MethodsConfig methods = new MethodsConfig();
        methods.setStatsEnabled(false);
        config.setMethodsConfig(methods);
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(SlackSettings.longestCall(settings))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
        SlackHttpClient client = new SlackHttpClient(http);
        client.setConfig(config);
        return Slack.getInstance(config, client).methods(settings.botToken());
    }
}
