package dev.cimon.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** Whether every {@code after} leads somewhere, and to an end. */
final class Order {

    private Order() {}

    /** @param named the environments of the file, other than those of pull requests */
    static void check(List<EnvironmentReader> environments, List<String> named, Mistakes mistakes) {
        Map<String, String> after = new LinkedHashMap<>();
        for (EnvironmentReader reader : environments) {
            reader.after().ifPresent(node -> {
                String own = reader.environment().name().name();
                String other = node.getValue();
                if (other.equals(own)) {
                    mistakes.add(node, "“" + own + "” cannot come after itself.");
                } else if (!named.contains(other)) {
                    mistakes.add(node, unknown(other, named));
                } else {
                    after.put(own, other);
                }
            });
        }
        for (EnvironmentReader reader : environments) {
            List<String> circle = circle(reader.environment().name().name(), after);
            if (!circle.isEmpty()) {
                Node where = reader.after().<Node>map(node -> node).orElseThrow();
                mistakes.add(where, "No environment would ever be the first: " + String.join(" after ", circle) + ".");
                return;
            }
        }
    }

    private static String unknown(String other, List<String> named) {
        return "There is no environment “" + other + "” in this file; "
                + Spelling.closest(other, named)
                        .map(meant -> "did you mean “" + meant + "”?")
                        .orElse("its environments are " + String.join(", ", named) + ".");
    }

    private static List<String> circle(String start, Map<String, String> after) {
        List<String> path = new ArrayList<>(List.of(start));
        String next = after.get(start);
        while (next != null && !path.contains(next)) {
            path.add(next);
            next = after.get(next);
        }
        if (!start.equals(next)) {
            return List.of();
        }
        path.add(start);
        return path;
    }
}
