package dev.cimon.engine.deployment;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step from one state to another, by their names; the legal ones are the methods that the states offer. */
public record Transition(String from, String to) implements Comparable<Transition> {

    private static final Map<Transition, Set<String>> LEGAL = findLegal();

    public static Transition between(DeploymentState from, DeploymentState to) {
        return new Transition(from.getClass().getSimpleName(), to.getClass().getSimpleName());
    }

    /** Every legal transition with the names of the methods that make it. */
    public static Map<Transition, Set<String>> legal() {
        return LEGAL;
    }

    private static Map<Transition, Set<String>> findLegal() {
        return states().stream()
                .flatMap(state -> Arrays.stream(state.getDeclaredMethods())
                        .filter(method -> !method.isBridge() && !method.isSynthetic())
                        .filter(Transition::leadsToAState)
                        .map(method -> Map.entry(
                                new Transition(
                                        state.getSimpleName(),
                                        method.getReturnType().getSimpleName()),
                                method.getName())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    /** Whether legal steps lead from one to the other: a decision may take several at once. */
    public static boolean reachable(Transition way) {
        Set<Transition> legal = legal().keySet();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(way.from()));
        while (!open.isEmpty()) {
            String state = open.pop();
            for (Transition step : legal) {
                if (step.from().equals(state) && seen.add(step.to())) {
                    open.push(step.to());
                }
            }
        }
        return seen.contains(way.to());
    }

    /** The records that are states, in the order of their names. */
    static List<Class<?>> states() {
        return leaves(DeploymentState.class)
                .distinct()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Transition::leaves)
                : Stream.of(type);
    }

    private static boolean leadsToAState(Method method) {
        return DeploymentState.class.isAssignableFrom(method.getReturnType());
    }

    @Override
    public int compareTo(Transition other) {
        return Comparator.comparing(Transition::from)
                .thenComparing(Transition::to)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return from + " --> " + to;
    }
}
