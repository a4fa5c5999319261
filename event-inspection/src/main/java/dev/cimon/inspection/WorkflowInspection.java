package dev.cimon.inspection;

import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.Reading;
import dev.cimon.workflow.WorkflowFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cimon workflow}: what Cimon thinks of a workflow file, before it is pushed. */
@Command(
        name = "./cimon workflow",
        description = "Says what Cimon thinks of a workflow file, before it is pushed.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = 64,
        footer = {"", "docs/workflow.md explains what can stand in it."})
public final class WorkflowInspection {

    private static final int MISTAKES = 1;
    private static final int NO_INPUT = 66;

    private final PrintStream out;
    private final PrintStream err;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "this text")
    boolean help;

    WorkflowInspection(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Exits with 0 if the file is good, 1 if it is not, 64 if it is asked wrongly, 66 if there is no such file. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new WorkflowInspection(out, err).run(arguments));
    }

    int run(String... arguments) {
        return new CommandLine(this)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    @Command(
            description = "Checks a file and prints each mistake as file:line:column: what to do.",
            exitCodeOnInvalidInput = 64)
    int check(@Parameters(arity = "1", paramLabel = "file", description = "such as .github/cimon.yml") Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException notText) {
            out.println(file + ":1:1: This is not a text in UTF-8.");
            return MISTAKES;
        } catch (IOException unreadable) {
            err.println("cimon: " + because(file));
            return NO_INPUT;
        }
        return switch (WorkflowFile.read(text)) {
            case Reading.Good good -> {
                out.println(file + " is good: " + names(good.file()));
                yield 0;
            }
            case Reading.Broken broken -> {
                for (Mistake mistake : broken.mistakes()) {
                    out.println(file + ":" + mistake);
                }
                yield MISTAKES;
            }
        };
    }

    private static String because(Path file) {
        if (Files.isDirectory(file)) {
            return file + " is a folder; name the file in it.";
        }
        return Files.exists(file) ? file + " cannot be read." : "there is no file " + file + ".";
    }

    private static String names(WorkflowFile file) {
        return file.environments().stream()
                .map(environment -> environment.name().name())
                .collect(Collectors.joining(", "));
    }
}
