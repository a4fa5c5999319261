package dev.cimon.notifier.modal;

import dev.cimon.bus.EventReader;
import dev.cimon.events.slack.OpenModal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads the same topic as the commands that are noted first, but on its own and all at once: a modal waits neither
 * behind other commands nor behind other modals. What cannot be read is set aside by the other reader.
 */
@ApplicationScoped
class ModalCommands {

    private static final byte[] TYPE = "dev.cimon.slack.open-modal.v1".getBytes(StandardCharsets.UTF_8);

    private final ModalOpener opener;

    ModalCommands(ModalOpener opener) {
        this.opener = opener;
    }

    @Incoming("slack-modals")
    @RunOnVirtualThread
    void on(ConsumerRecord<String, byte[]> received) {
        Header type = received.headers().lastHeader("ce_type");
        if (type != null && Arrays.equals(TYPE, type.value())) {
            var envelope = EventReader.read(received);
            if (envelope.data() instanceof OpenModal command) {
                opener.open(envelope, command);
            }
        }
    }
}
