package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import java.util.ArrayList;
import java.util.List;

/** Says for people why a revision may not be written as things stand. */
final class Explanation {

    private Explanation() {}

    static String of(Tally tally) {
        PatchSet patchSet = tally.patchSet();
        var sentences = new ArrayList<String>();
        tally.packWhenApproved()
                .ifPresent(then -> sentences.add("The policy changed since the approval: it was "
                        + then.abbreviated() + " then, and is '"
                        + tally.policy().pack() + "' ("
                        + tally.policy().packHash().abbreviated() + ") now."));
        if (!tally.policy().allowed()) {
            sentences.addAll(tally.policy().reasons());
            return String.join(" ", sentences);
        }
        sentences.add("The approvals of revision " + patchSet.current().number() + " in " + patchSet.repositoryName()
                + " are not complete.");
        tally.progress().stream()
                .filter(progress -> !progress.satisfied())
                .map(Explanation::missing)
                .forEach(sentences::add);
        return String.join(" ", sentences);
    }

    private static String missing(RuleProgress progress) {
        return "The rule " + progress.rule().rule().id() + " asks for " + progress.sentence() + "; "
                + (progress.missing() == 1 ? "1 is" : progress.missing() + " are") + " missing."
                + lost(" The approval of ", progress.expired(), " expired.")
                + lost(" Policy finds more now than when it was approved by ", progress.voided(), ".");
    }

    private static String lost(String before, List<String> names, String after) {
        return names.isEmpty() ? "" : before + String.join(", ", names) + after;
    }
}
