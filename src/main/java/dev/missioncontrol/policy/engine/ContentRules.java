package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Is there something in the files that should not be there, or gone that should? */
final class ContentRules {

    private final Situation situation;
    private final FoundContent found;

    ContentRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        found = new FoundContent(patchSet);
    }

    List<Ruling> rulings() {
        return situation.eachItemwise(ContentRule.class, rule -> true, this::judge);
    }

    private Ruling judge(ContentRule rule, Ruling.Of of) throws ConditionFailure {
        List<Breach> breaches = new ArrayList<>();
        for (FoundContent.Item item : found.of(rule.content())) {
            String path = item.file().path();
            if (!rule.except().matches(path)
                    && Situation.holds(rule.head(), situation.variables().of(item.file()))) {
                breaches.add(new Breach(item.place(), of.because(item.sentence()), item.identity()));
            }
        }
        var values = Map.of("found", String.valueOf(breaches.size()));
        if (breaches.isEmpty()) {
            return of.allowed(nothing(rule.content()), values);
        }
        String more = breaches.size() == 1 ? "" : " (and " + (breaches.size() - 1) + " more)";
        return of.found(breaches.getFirst().reason() + more, remedy(rule), values, breaches);
    }

    private static String nothing(ContentRule.Content content) {
        return switch (content) {
            case BINARY -> "No binary file is added or modified.";
            case CI_FILES -> "No file of CI changes.";
            case LOCK_FILES -> "No lock file changes without its manifest.";
            case SYMLINK_ESCAPES -> "No symbolic link leads out of the repository.";
            case LICENCE_HEADERS -> "No licence header is removed.";
            case TESTS_DELETED -> "No test is deleted.";
            case TESTS_DISABLED -> "No test is disabled.";
            case SECRETS -> "No secret is in the added lines.";
            case UNREADABLE -> "All content could be looked at.";
        };
    }

    private static String remedy(ContentRule rule) {
        return switch (rule.content()) {
            case SECRETS -> "Take it out of the change, refer to it by name, and revoke it if it is real.";
            case UNREADABLE -> "Make the file smaller, or leave it out: what it holds is not known.";
            case SYMLINK_ESCAPES -> "Point the link at a file of the repository, or leave it out.";
            case LICENCE_HEADERS -> "Put the header back.";
            case TESTS_DELETED -> "Put the test back.";
            case TESTS_DISABLED -> "Make the test pass instead of skipping it.";
            case LOCK_FILES -> "Change the manifest too, or leave the lock file as it is.";
            case BINARY, CI_FILES ->
                rule.head().effect() == Effect.WARN ? "Look at it closely." : "Leave it out of the change.";
        };
    }
}
