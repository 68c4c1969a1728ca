package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.Notice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run saw and could not see. Durations are left out: the same run has the same evidence. */
final class RunEvidence {

    private static final int MAX_NAMED = 200;

    private RunEvidence() {}

    /** Returns the evidence in canonical JSON's types. */
    static Map<String, @Nullable Object> of(CodemodResult result) {
        var report = result.report();
        var evidence = new LinkedHashMap<String, @Nullable Object>();
        evidence.put("filesInTree", report.filesInTree());
        evidence.put("filesConsidered", report.filesConsidered());
        evidence.put("bytesConsidered", report.bytesConsidered());
        evidence.put("filesWithUnresolvedTypes", report.filesWithUnresolvedTypes());
        evidence.put("libraries", report.libraries());
        evidence.put(
                "recipes",
                result.steps().stream()
                        .map(step -> Map.of(
                                "title",
                                step.title(),
                                "filesChanged",
                                step.changes().size()))
                        .toList());
        List<Notice> notices = notices(result);
        evidence.put("notices", notices.size());
        evidence.put(
                "named",
                notices.stream().limit(MAX_NAMED).map(RunEvidence::describe).toList());
        return evidence;
    }

    /** Returns what a reviewer should know, a sentence for each kind of notice. */
    static List<String> warnings(CodemodResult result) {
        var counts = new EnumMap<Notice.Kind, Integer>(Notice.Kind.class);
        notices(result).forEach(notice -> counts.merge(notice.kind(), 1, Integer::sum));
        var warnings = new ArrayList<String>();
        counts.forEach((kind, count) -> {
            String sentence = switch (kind) {
                case NOT_PARSED -> count + " files could not be parsed and were left as they are.";
                case RECIPE_FAILED -> "A recipe failed on " + count + " files, which were left as they are.";
                case CHANGE_DROPPED -> count + " changes were not taken.";
                case SKIPPED_LARGE -> count + " files are too large and were not looked at.";
                case UNRESOLVED_TYPES ->
                    "The types of " + count + " Java files are not all known, so recipes that match by type may have"
                            + " missed places.";
                case SKIPPED_BINARY, SKIPPED_LINK, REMARK -> "";
            };
            if (!sentence.isEmpty()) {
                warnings.add(sentence);
            }
        });
        return warnings;
    }

    private static List<Notice> notices(CodemodResult result) {
        return Stream.concat(
                        result.report().notices().stream(),
                        result.steps().stream().flatMap(step -> step.notices().stream()))
                .distinct()
                .toList();
    }

    private static Map<String, @Nullable Object> describe(Notice notice) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("kind", notice.kind());
        facts.put("path", notice.path());
        facts.put("message", notice.message());
        return facts;
    }
}
