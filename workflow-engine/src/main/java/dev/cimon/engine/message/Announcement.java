package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Span;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.Revision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages about what happened on GitHub once. */
public final class Announcement {

    /** Enough for the gist; the rest is one click away. */
    private static final int LONGEST_QUOTE = 800;

    private static final int LONGEST_TAG = 100;

    private Announcement() {}

    /** One per tag; a tag too long for a key is told by its hash. */
    public static MessageKey keyOf(ReleasePublished release) {
        String tag = release.tag();
        String shortened = tag.length() <= LONGEST_TAG
                ? tag
                : UUID.nameUUIDFromBytes(tag.getBytes(StandardCharsets.UTF_8)).toString();
        return new MessageKey("release/" + release.repository() + "/" + shortened);
    }

    /** Who released it knows, so nobody is mentioned. */
    public static Content of(ReleasePublished release) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Emoji("package"));
        line.add(new Span.Text(" " + release.repository() + " released "));
        line.add(new Span.Link(release.name(), release.url()));
        if (!release.name().equals(release.tag())) {
            line.add(new Span.Text(" "));
            line.add(new Span.Code(release.tag()));
        }
        line.add(new Span.Text(", by " + release.author()));
        return quoting(line, release.body());
    }

    /** Who wrote the commit is not told, so nobody is mentioned. */
    public static Content of(CommitCommented comment) {
        Revision revision = comment.revision();
        return quoting(
                List.of(
                        new Span.Emoji("speech_balloon"),
                        new Span.Text(" " + comment.author() + " "),
                        new Span.Link("commented", comment.url()),
                        new Span.Text(" on "),
                        new Span.Code(revision.abbreviated()),
                        new Span.Text(" of " + comment.repository() + ":")),
                comment.body());
    }

    private static Content quoting(List<Span> line, String body) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(line));
        Quotation.cut(body, LONGEST_QUOTE).ifPresent(blocks::add);
        return new Content(blocks);
    }
}
