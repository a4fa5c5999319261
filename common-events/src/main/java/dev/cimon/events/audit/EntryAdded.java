package dev.cimon.events.audit;

import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a person has caused. Each entry carries the hash of the one before it in its chain: whoever changes
 * one, takes one out or puts one in between would have to change all that follow.
 *
 * @param chain the repository; for what concerns a person alone, the workspace
 * @param number within the chain, from 1
 * @param at when it was decided
 * @param right why they may
 * @param what the kind of decision, as on {@code cimon.deployments}, such as {@code environment-locked}
 * @param environment where, if it concerns one
 * @param deployment which, if it concerns one
 * @param deploymentNumber as people say it
 * @param detail what else was decided, in words
 * @param why in the person's words, where they gave any
 * @param previous the hash of the entry before; {@link #BEGINNING} for the first
 * @param hash SHA-256 over all the rest, as {@link #expectedHash} says
 */
public record EntryAdded(
        String chain,
        long number,
        Instant at,
        Actor who,
        String right,
        String what,
        @Nullable EnvironmentName environment,
        @Nullable DeploymentId deployment,
        @Nullable Long deploymentNumber,
        @Nullable String detail,
        @Nullable String why,
        String previous,
        String hash)
        implements AuditEvent {

    /** Stands for the hash of the entry before the first. */
    public static final String BEGINNING = "0".repeat(64);

    @Override
    public String partitionKey() {
        return chain;
    }

    /** The same, with the hash that belongs to it. */
    public EntryAdded sealed() {
        return new EntryAdded(
                chain,
                number,
                at,
                who,
                right,
                what,
                environment,
                deployment,
                deploymentNumber,
                detail,
                why,
                previous,
                expectedHash());
    }

    /**
     * The SHA-256, in hexadecimal digits, of these texts in UTF-8, one a line: previous, chain, number, at, workspace, user
     * id, user name, login, right, what, environment, deployment, its number, detail, why. A text that is absent is an empty
     * line, one that is there begins with {@code =}; in it a backslash is written {@code \\}, a new line {@code \n}.
     */
    public String expectedHash() {
        Stream<@Nullable Object> parts = Stream.of(
                previous,
                chain,
                number,
                at,
                who.workspace(),
                who.user() == null ? null : who.user().id(),
                who.user() == null ? null : who.user().name(),
                who.login(),
                right,
                what,
                environment,
                deployment,
                deploymentNumber,
                detail,
                why);
        String text = parts.map(EntryAdded::line).collect(Collectors.joining());
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(@Nullable Object part) {
        return part == null ? "\n" : "=" + part.toString().replace("\\", "\\\\").replace("\n", "\\n") + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
