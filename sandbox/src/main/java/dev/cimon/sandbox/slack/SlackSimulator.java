package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.Simulator;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.ext.web.Router;
import java.util.Set;

/** Slack's Web API under {@code /slack/api/}, its {@code response_url}s, and what Slack sends to the app. */
public final class SlackSimulator implements Simulator {
    private final ObjectMapper json;
    private final Workspace workspace;
    private final Views views;
    private final WebApi api;
    private final ResponseUrls responseUrls;
    private final SlackControl control;
    private final Sockets sockets;

    public SlackSimulator(SimulatorContext context, SandboxSettings settings) {
        json = context.json();
        sockets = new Sockets(context, settings.slackPatience());
        workspace = new Workspace(context.clock());
        Triggers triggers = new Triggers(context.clock(), settings.slackPatience());
        views = new Views(workspace, triggers);
        responseUrls = new ResponseUrls(context, workspace);
        Scopes scopes = new Scopes();
        api = new WebApi(context.json(), settings, scopes, context.changed());
        new UserMethods(workspace, context.clock()).addTo(api);
        new UserGroupMethods(workspace.userGroups()).addTo(api);
        new ChatMethods(workspace).addTo(api);
        new ConversationMethods(workspace).addTo(api);
        new ReactionMethods(workspace).addTo(api);
        views.addTo(api);
        api.add("apps.connections.open", sockets::open);
        SlackSender sender = new SlackSender(context, settings, sockets);
        control = new SlackControl(
                context,
                settings,
                workspace,
                views,
                new Commands(
                        context, workspace, sender, triggers, responseUrls, Set.of(settings.slackCommand(), "/deploy")),
                new Interactions(context, workspace, sender, triggers, responseUrls, views),
                new Events(context, workspace, sender),
                scopes,
                sockets);
    }

    @Override
    public void mount(Router root) {
        root.route("/slack/api/:method").handler(api::handle);
        root.get("/slack/socket").handler(sockets::accept);
        root.post("/slack/response/*").handler(responseUrls::handle);
        control.mount(root);
    }

    @Override
    public JsonNode state() {
        return control.state();
    }

    @Override
    public JsonNode saved() {
        return json.valueToTree(workspace.saved(views.of(null), responseUrls.saved()));
    }

    @Override
    public void restore(JsonNode saved) {
        SavedWorkspace was = json.convertValue(saved, SavedWorkspace.class);
        workspace.restore(was);
        views.restore(was.views());
        responseUrls.restore(was.responseUrls());
    }
}
