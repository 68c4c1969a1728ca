package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.LimitRule;
import dev.missioncontrol.policy.rule.LimitRule.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Is the change small enough? */
final class LimitRules {

    private static final String REMEDY = "Split the change, or narrow it to fewer files.";

    private final Situation situation;
    private final PatchSetFacts patchSet;

    LimitRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        this.patchSet = patchSet;
    }

    List<Ruling> rulings() {
        List<Ruling> rulings = new ArrayList<>(
                situation.each(LimitRule.class, rule -> rule.measure() != Measure.FILE_BYTES, this::whole));
        rulings.addAll(
                situation.eachItemwise(LimitRule.class, rule -> rule.measure() == Measure.FILE_BYTES, this::files));
        return rulings;
    }

    private Ruling whole(LimitRule rule, Ruling.Of of) {
        long amount = amount(rule.measure());
        var values = Map.of("amount", String.valueOf(amount), "limit", String.valueOf(rule.max()));
        if (amount <= rule.max()) {
            return of.allowed(
                    text(
                            "%,d %s; at most %,d are allowed.",
                            amount, rule.measure().words(), rule.max()),
                    values);
        }
        String sentence = of.because(text(
                "The change has %,d %s; at most %,d are allowed.",
                amount, rule.measure().words(), rule.max()));
        return of.found(sentence, REMEDY, values, List.of(Breach.whole(sentence, String.valueOf(amount))));
    }

    private Ruling files(LimitRule rule, Ruling.Of of) throws ConditionFailure {
        List<Breach> breaches = new ArrayList<>();
        long largest = 0;
        for (FileFacts file : patchSet.files()) {
            largest = Math.max(largest, file.newSize());
            if (file.newSize() > rule.max()
                    && Situation.holds(rule.head(), situation.variables().of(file))) {
                String sentence =
                        text("%s has %,d bytes; at most %,d are allowed.", file.path(), file.newSize(), rule.max());
                breaches.add(Breach.file(file.path(), of.because(sentence), String.valueOf(file.newSize())));
            }
        }
        var values = Map.of("amount", String.valueOf(largest), "limit", String.valueOf(rule.max()));
        return breaches.isEmpty()
                ? of.allowed(text("No file has more than %,d bytes.", rule.max()), values)
                : of.found(breaches.getFirst().reason(), "Leave the file out, or make it smaller.", values, breaches);
    }

    private long amount(Measure measure) {
        var files = patchSet.files().stream();
        return switch (measure) {
            case FILES -> patchSet.files().size();
            case LINES ->
                files.mapToLong(file -> (long) file.additions() + file.deletions())
                        .sum();
            case TOTAL_BYTES -> files.mapToLong(FileFacts::newSize).sum();
            case FILE_BYTES -> files.mapToLong(FileFacts::newSize).max().orElse(0);
        };
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
