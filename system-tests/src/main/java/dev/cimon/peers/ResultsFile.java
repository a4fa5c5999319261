package dev.cimon.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every round of everything, for other programs. */
final class ResultsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Results results;

    ResultsFile(Results results) {
        this.results = results;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    }

    private ObjectNode json() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode measured = all.putArray("measured");
        for (Workload workload : results.workloads()) {
            for (Contender contender : results.contenders(workload)) {
                ObjectNode entry = measured.addObject();
                entry.put("workload", workload.title()).put("server", contender.title());
                results.firstAnswer(contender).ifPresent(seconds -> entry.put("firstAnswerSeconds", seconds));
                ArrayNode rounds = entry.putArray("rounds");
                results.rounds(workload, contender).forEach(sample -> rounds.addPOJO(sample));
            }
        }
        ArrayNode goals = all.putArray("goals");
        for (Goal goal : Goal.of(results)) {
            goals.addObject()
                    .put("title", goal.title())
                    .put("reached", goal.reached())
                    .put("direction", goal.direction().name())
                    .put("bound", goal.bound())
                    .put("met", goal.met());
        }
        return all;
    }
}
