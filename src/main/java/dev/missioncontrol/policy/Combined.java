package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import dev.missioncontrol.shared.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes one decision of those on the repositories of a run, whose packs differ. */
final class Combined {

    /** The worst first. */
    private static final List<Status> ORDER =
            List.of(Status.ERROR, Status.DENY, Status.WARN, Status.ALLOW, Status.SKIPPED);

    private Combined() {}

    static PolicyDecision of(List<PolicyDecision> decisions) {
        String packs = decisions.stream().map(PolicyDecision::pack).distinct().collect(Collectors.joining("; "));
        Digest hash = Digest.of(
                decisions.stream().map(decision -> decision.packHash().hex()).collect(Collectors.joining("\n")));
        List<String> sources = decisions.stream()
                .flatMap(decision -> decision.sources().stream())
                .distinct()
                .toList();
        List<Evaluation> all =
                decisions.stream().map(PolicyDecision::evaluation).toList();
        Map<String, PolicyViolation> violations = new LinkedHashMap<>();
        all.stream()
                .flatMap(evaluation -> evaluation.violations().stream())
                .forEach(violation -> violations.merge(violation.fingerprint(), violation, Combined::stricter));
        return new PolicyDecision(
                packs,
                hash,
                sources,
                new Evaluation(
                        verdict(all.stream().map(Evaluation::verdict).toList()),
                        List.copyOf(violations.values()),
                        all.stream()
                                .flatMap(evaluation -> evaluation.obligations().stream())
                                .distinct()
                                .toList(),
                        all.stream()
                                .flatMap(evaluation -> evaluation.approvals().stream())
                                .distinct()
                                .toList()));
    }

    /** What holds the act up counts before what was overridden: the same rule of two packs may name others. */
    private static PolicyViolation stricter(PolicyViolation one, PolicyViolation other) {
        if (one.blocks() != other.blocks()) {
            return one.blocks() ? one : other;
        }
        return one.level().compareTo(other.level()) >= 0 ? one : other;
    }

    private static Verdict verdict(List<Verdict> verdicts) {
        Status status = ORDER.stream()
                .filter(candidate -> verdicts.stream().anyMatch(verdict -> verdict.status() == candidate))
                .findFirst()
                .orElse(Status.SKIPPED);
        return new Verdict(
                status,
                "The repositories have " + verdicts.size() + " different policies; each has to allow it.",
                Map.of(),
                null,
                List.of(),
                "",
                verdicts);
    }
}
