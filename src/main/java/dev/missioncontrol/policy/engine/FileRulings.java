package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a file rule means for the files it matches. */
final class FileRulings {

    private FileRulings() {}

    static Ruling of(FileRule rule, Ruling.Of of, List<FileFacts> files) {
        String count = files.size() == 1 ? files.getFirst().path() + " is" : files.size() + " changed files are";
        String sentence = count + " like " + rule.paths() + ".";
        var values = Map.of(
                "files", String.valueOf(files.size()), "paths", rule.paths().toString());
        return switch (rule.head().effect()) {
            case ALLOW -> of.allowed(sentence, values);
            case MUST_RUN_TESTS -> of.obliged(of.because(sentence + " Tests must run."), values, "must_run_tests", "");
            case REQUIRE_APPROVAL -> of.approval(of.because(sentence), values, approval(rule, of.because(sentence)));
            case WARN, DENY -> of.found(of.because(sentence), remedy(rule), values, breaches(rule, of, files));
        };
    }

    /** What no rule of the pack allows. */
    static Ruling unlisted(Ruling.Of of, List<FileFacts> files) {
        if (files.isEmpty()) {
            return of.allowed("Every changed file is one that the pack allows.", Map.of());
        }
        List<Breach> breaches = files.stream()
                .map(file -> Breach.file(
                        file.path(), file.path() + " is not one of the files that may change.", operation(file)))
                .toList();
        String count = files.size() == 1 ? "1 changed file is" : files.size() + " changed files are";
        return of.denied(
                count + " not among those that may change.",
                "Leave them as they are, or have the pack allow them.",
                Map.of("files", String.valueOf(files.size())),
                breaches);
    }

    private static List<Breach> breaches(FileRule rule, Ruling.Of of, List<FileFacts> files) {
        List<Breach> breaches = new ArrayList<>(files.size());
        for (FileFacts file : files) {
            breaches.add(Breach.file(file.path(), of.because(sentence(rule, file)), operation(file)));
        }
        return breaches;
    }

    private static String sentence(FileRule rule, FileFacts file) {
        if (rule.frozen()) {
            Instant until = rule.head().until();
            return file.path() + " is frozen" + (until == null ? "." : " until " + until + ".");
        }
        String verb = switch (file.operation()) {
            case ADD -> "added";
            case MODIFY -> "modified";
            case DELETE -> "deleted";
        };
        return rule.head().effect() == Effect.DENY
                ? file.path() + " may not be " + verb + "."
                : file.path() + " is " + verb + ".";
    }

    private static String remedy(FileRule rule) {
        return rule.head().effect() == Effect.WARN ? "Look at it closely." : "Leave it out of the change.";
    }

    private static String operation(FileFacts file) {
        return file.operation().name();
    }

    private static ApprovalRule approval(FileRule rule, String because) {
        return new ApprovalRule(rule.head().ref(), because, rule.count(), rule.roles(), false, null);
    }
}
