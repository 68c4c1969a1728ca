package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import java.util.List;
import java.util.Map;

/** Who has to approve this change? */
final class ApprovalRules {

    private final Situation situation;
    private final PatchSetFacts patchSet;

    ApprovalRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        this.patchSet = patchSet;
    }

    List<Ruling> rulings() {
        return situation.each(ApprovalRequirement.class, rule -> true, this::judge);
    }

    private Ruling judge(ApprovalRequirement rule, Ruling.Of of) {
        long lines = patchSet.files().stream()
                .mapToLong(file -> (long) file.additions() + file.deletions())
                .sum();
        int files = patchSet.files().size();
        if (files < rule.minFiles() || lines < rule.minLines()) {
            return of.skipped("The change is smaller.");
        }
        List<String> touched = patchSet.files().stream()
                .map(FileFacts::path)
                .filter(path -> rule.paths().matches(path) && !rule.except().matches(path))
                .toList();
        if (!rule.paths().isEmpty() && touched.isEmpty()) {
            return of.skipped("No changed file is like " + rule.paths() + ".");
        }
        String because = of.because(rule.paths().isEmpty() ? rule.sentence() : because(touched, rule));
        var approval = new ApprovalRule(
                rule.head().ref(), because, rule.count(), rule.roles(), rule.notRequester(), rule.expiresAfter());
        var values = Map.of("files", String.valueOf(files), "lines", String.valueOf(lines));
        return of.approval(because, values, approval);
    }

    private static String because(List<String> touched, ApprovalRequirement rule) {
        String what = touched.size() == 1 ? touched.getFirst() + " changes" : touched.size() + " files change";
        return what + " like " + rule.paths() + ": " + rule.people()
                + (rule.count() == 1 ? " has to approve." : " have to approve.");
    }
}
