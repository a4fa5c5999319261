package dev.cimon.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's own client cannot tell the difference. */
class SlackClientTest {
    private final SlackWorld world = new SlackWorld();
    private final Slack slack = Slack.getInstance(config());
    private final MethodsClient client = slack.methods("xoxb-sandbox");

    private SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(world.sandbox.url() + "/slack/api/");
        return config;
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        world.close();
    }

    @Test
    void postsUpdatesAndReadsBackWithMetadata() throws IOException, SlackApiException {
        Message.Metadata metadata = Message.Metadata.builder()
                .eventType("cimon_message")
                .eventPayload(Map.of("key", "deployment-1"))
                .build();
        ChatPostMessageResponse posted = client.chatPostMessage(message -> message.channel("C0SHOP")
                .text("deploying")
                .blocks(List.of(Blocks.section(s -> s.text(BlockCompositions.markdownText("*deploying*")))))
                .metadata(metadata));
        assertThat(posted.isOk()).isTrue();
        assertThat(posted.getMessage().getBotId()).isEqualTo("B0CIMON");

        assertThat(client.chatUpdate(message -> message.channel(posted.getChannel())
                                .ts(posted.getTs())
                                .text("deployed"))
                        .isOk())
                .isTrue();

        Message read = client.conversationsHistory(history ->
                        history.channel("C0SHOP").includeAllMetadata(true).limit(10))
                .getMessages()
                .getFirst();
        assertThat(read.getText()).isEqualTo("deployed");
        assertThat(read.getMetadata().getEventPayload()).containsEntry("key", "deployment-1");
        assertThat(read.getEdited().getTs()).isGreaterThan(posted.getTs());
        assertThat(read.getBlocks()).hasSize(1);
    }

    @Test
    void readsErrorsAndLists() throws IOException, SlackApiException {
        assertThat(client.chatPostMessage(
                                message -> message.channel("C0GENERAL").text("hi"))
                        .getError())
                .isEqualTo("not_in_channel");
        assertThat(client.authTest(test -> test).getUserId()).isEqualTo("U0CIMON");
        assertThat(client.conversationsList(list -> list).getChannels()).hasSize(3);
        assertThat(client.usersInfo(info -> info.user("U0BOB")).getUser().getName())
                .isEqualTo("bob");
    }
}
