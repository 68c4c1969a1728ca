package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Obligation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the outcome of what the rules say: the tree, and the lists of what follows from it. */
final class Tree {

    /** Which status a group has: the first of these among its children. */
    private static final List<Status> WORST_FIRST =
            List.of(Status.ERROR, Status.DENY, Status.WARN, Status.ALLOW, Status.SKIPPED);

    private Tree() {}

    static Evaluation of(List<Section> sections) {
        List<Verdict> groups = new ArrayList<>();
        List<PolicyViolation> violations = new ArrayList<>();
        List<Obligation> obligations = new ArrayList<>();
        List<ApprovalRule> approvals = new ArrayList<>();
        List<Ruling> all = new ArrayList<>();
        var findings = new Findings();
        for (Section section : sections) {
            all.addAll(section.rulings());
            if (!section.rulings().isEmpty()) {
                groups.add(group(section.title(), section.rulings()));
            }
            for (Ruling ruling : section.rulings()) {
                findings.addTo(violations, ruling);
                obligations.addAll(ruling.obligations());
                approvals.addAll(ruling.approvals());
            }
        }
        Status status = worst(all);
        var root = new Verdict(status, sentence(status, all), Map.of(), null, List.of(), "", groups);
        return new Evaluation(root, Findings.sorted(violations), distinct(obligations), approvals);
    }

    private static List<Obligation> distinct(List<Obligation> obligations) {
        return obligations.stream().distinct().toList();
    }

    private static Verdict group(String title, List<Ruling> rulings) {
        List<Verdict> children = new ArrayList<>(rulings.size());
        for (Ruling ruling : rulings) {
            children.add(new Verdict(
                    ruling.status(),
                    ruling.sentence(),
                    ruling.values(),
                    ruling.ref(),
                    ruling.breaches().stream().map(Breach::place).toList(),
                    ruling.remedy(),
                    List.of()));
        }
        Status status = worst(rulings);
        return new Verdict(status, title + ": " + sentence(status, rulings), Map.of(), null, List.of(), "", children);
    }

    private static Status worst(List<Ruling> rulings) {
        int worst = WORST_FIRST.indexOf(Status.SKIPPED);
        for (Ruling ruling : rulings) {
            worst = Math.min(worst, WORST_FIRST.indexOf(ruling.status()));
        }
        return WORST_FIRST.get(worst);
    }

    private static String sentence(Status status, List<Ruling> rulings) {
        return switch (status) {
            case ERROR -> "could not be evaluated, which denies (" + named(status, rulings) + ").";
            case DENY -> "denied by " + named(status, rulings) + ".";
            case WARN -> "allowed with warnings from " + named(status, rulings) + ".";
            case ALLOW -> "allowed.";
            case SKIPPED -> "no rule speaks of this.";
        };
    }

    private static String named(Status status, List<Ruling> rulings) {
        List<String> ids = rulings.stream()
                .filter(ruling -> ruling.status() == status)
                .map(ruling -> ruling.ref().id())
                .distinct()
                .sorted()
                .toList();
        return String.join(", ", ids.subList(0, Math.min(3, ids.size())))
                + (ids.size() > 3 ? " and " + (ids.size() - 3) + " more" : "");
    }
}
