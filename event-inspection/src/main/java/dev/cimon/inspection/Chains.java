package dev.cimon.inspection;

import dev.cimon.events.audit.EntryAdded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The entries of the audit trail, chain by chain. An entry that stands there twice, word for word, counts once. */
final class Chains {

    private final NavigableMap<String, NavigableMap<Long, EntryAdded>> byChain = new TreeMap<>();
    private final List<Verdict> broken = new ArrayList<>();

    /** What is to be said of one chain. */
    record Verdict(boolean unbroken, String sentence) {}

    void add(EntryAdded entry) {
        EntryAdded before =
                byChain.computeIfAbsent(entry.chain(), _ -> new TreeMap<>()).putIfAbsent(entry.number(), entry);
        if (before != null && !before.equals(entry)) {
            broken.add(new Verdict(
                    false, entry.chain() + ": BROKEN, there are two different entries " + entry.number() + "."));
        }
    }

    void unreadable(String place) {
        broken.add(new Verdict(false, "BROKEN: what stands at " + place + " is no entry."));
    }

    List<EntryAdded> entries() {
        return byChain.values().stream()
                .map(NavigableMap::values)
                .flatMap(Collection::stream)
                .toList();
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(broken);
        byChain.values().forEach(chain -> verdicts.add(verdict(List.copyOf(chain.values()))));
        return verdicts;
    }

    private static Verdict verdict(List<EntryAdded> chain) {
        EntryAdded first = chain.getFirst();
        if (first.number() != 1 || !first.previous().equals(EntryAdded.BEGINNING)) {
            return broken(first, "its beginning is missing");
        }
        EntryAdded before = null;
        for (EntryAdded entry : chain) {
            if (!entry.hash().equals(entry.expectedHash())) {
                return broken(entry, "it was changed");
            }
            if (before != null
                    && (entry.number() != before.number() + 1
                            || !entry.previous().equals(before.hash()))) {
                return broken(entry, "it does not follow on entry " + before.number());
            }
            before = entry;
        }
        EntryAdded last = chain.getLast();
        return new Verdict(
                true,
                last.chain() + ": " + chain.size() + (chain.size() == 1 ? " entry" : " entries")
                        + ", unbroken; the last of " + last.at() + " has the hash " + last.hash() + ".");
    }

    private static Verdict broken(EntryAdded entry, String why) {
        return new Verdict(false, entry.chain() + ": BROKEN at entry " + entry.number() + ": " + why + ".");
    }
}
