package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.audit.Why;
import dev.missioncontrol.workflow.audit.Why.CheckResult;
import dev.missioncontrol.workflow.audit.Why.Decision;
import dev.missioncontrol.workflow.audit.Why.Overridden;
import dev.missioncontrol.workflow.audit.Why.Said;
import dev.missioncontrol.workflow.audit.Why.SpokenRule;
import dev.missioncontrol.workflow.audit.Why.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stations of what was said of a change, and of what became of it. */
final class WhyJudgements {

    private WhyJudgements() {}

    static List<WhyStation> of(Why why, WhyStations stations) {
        return List.of(policy(why), approvals(why), write(why), checks(why, stations));
    }

    private static WhyStation policy(Why why) {
        WhyStation station = new WhyStation(Glyph.POLICY, "Policy", null);
        if (why.decisions().isEmpty()) {
            return station.absent("No decision of policy on this revision is recorded.");
        }
        alike(why.decisions()).forEach(same -> station.with(decision(same)));
        return station;
    }

    /** A write is decided upon before its intent and once more before its permit: what was said twice is shown once. */
    private static Collection<List<Decision>> alike(List<Decision> decisions) {
        Map<List<Object>, List<Decision>> alike = new LinkedHashMap<>();
        decisions.forEach(decision -> alike.computeIfAbsent(
                        List.of(
                                decision.point(),
                                decision.subject(),
                                decision.packHash(),
                                decision.allowed(),
                                decision.rules()),
                        key -> new ArrayList<>())
                .add(decision));
        return alike.values();
    }

    private static Div decision(List<Decision> same) {
        Decision decision = same.getFirst();
        StatusBadge badge = decision.proof().isErased()
                ? new StatusBadge("erased", Tone.NEUTRAL)
                : decision.allowed() ? new StatusBadge("allowed", Tone.SUCCESS) : new StatusBadge("denied", Tone.ERROR);
        Div row = WhyStation.row(
                decision.proof(),
                badge,
                new Span(point(decision)),
                new RelativeTime(decision.proof().at()));
        same.subList(1, same.size()).forEach(again -> row.add(WhyStation.link(again.proof())));
        UnorderedList rules = new UnorderedList();
        decision.rules().forEach(rule -> rules.add(rule(rule)));
        Div block = new Div(row);
        block.addClassName("why-decision");
        if (!decision.packHash().isEmpty()) {
            Span pack = new Span("Pack " + decision.pack() + ", hash ");
            pack.addClassName("secondary");
            Div packs = new Div(pack, CopyableCode.of(new Digest(decision.packHash())));
            packs.addClassName("why-facts");
            block.add(packs);
        }
        if (decision.rules().isEmpty()) {
            Span silent =
                    new Span(decision.proof().isErased() ? "What it said was erased." : "No rule had anything to say.");
            silent.addClassName("secondary");
            block.add(silent);
        } else {
            block.add(rules);
        }
        return block;
    }

    private static String point(Decision decision) {
        return switch (decision.point()) {
            case "run_start" -> "The run may start";
            case "patch_set" -> "The revision";
            case "write" -> "The write " + decision.subject().replace('_', ' ');
            default -> "A decision";
        };
    }

    private static ListItem rule(SpokenRule rule) {
        String text = rule.id() + " of " + rule.pack() + (rule.line() > 0 ? ", line " + rule.line() : "");
        Component name = rule.address() == null ? new Span(text) : new Anchor(rule.address(), text);
        name.addClassName("why-rule");
        Span says = new Span(rule.says() + (rule.sentence().isEmpty() ? "" : ": " + rule.sentence()));
        says.addClassName("secondary");
        return new ListItem(name, new Span(" "), says);
    }

    private static WhyStation approvals(Why why) {
        WhyStation station = new WhyStation(Glyph.USERS, "Approvals", null);
        if (why.approvals().isEmpty()) {
            station.absent("Nobody has decided on this revision.");
        }
        why.approvals().forEach(said -> station.with(said(said)));
        why.overrides().forEach(override -> station.with(override(override)));
        return station;
    }

    private static Div said(Said said) {
        StatusBadge badge = switch (said.decision()) {
            case "APPROVE" -> new StatusBadge("approved", Tone.SUCCESS);
            case "REJECT" -> new StatusBadge("rejected", Tone.ERROR);
            case "REQUEST_CHANGES" -> new StatusBadge("asked for changes", Tone.WARNING);
            default -> new StatusBadge("erased", Tone.NEUTRAL);
        };
        Div row = WhyStation.row(
                said.proof(),
                badge,
                WhyStations.strong(said.by()),
                new RelativeTime(said.proof().at()));
        if (!said.roles().isEmpty()) {
            Span roles = new Span(String.join(", ", said.roles()));
            roles.addClassName("secondary");
            row.addComponentAtIndex(2, roles);
        }
        Div block = new Div(row);
        block.addClassName("why-decision");
        if (!said.digest().isEmpty()) {
            Span digest = new Span("Digest ");
            digest.addClassName("secondary");
            Div facts = new Div(digest, CopyableCode.of(new Digest(said.digest())));
            facts.addClassName("why-facts");
            block.add(facts);
        }
        if (said.comment() != null && !said.comment().isBlank()) {
            block.add(new Span("“" + said.comment() + "”"));
        }
        said.rules().forEach(rule -> {
            Div line = new Div("For " + rule);
            line.addClassName("secondary");
            block.add(line);
        });
        return block;
    }

    private static Div override(Overridden override) {
        Div row = WhyStation.row(
                override.proof(),
                new StatusBadge("overrode policy", Tone.WARNING),
                WhyStations.strong(override.by()),
                new Code(String.join(", ", override.rules())),
                new RelativeTime(override.proof().at()));
        Div block = new Div(row, new Span("“" + override.reason() + "”"));
        block.addClassName("why-decision");
        return block;
    }

    private static WhyStation write(Why why) {
        WhyStation station = new WhyStation(Glyph.PULL_REQUEST, "The write", null);
        var pull = why.pullRequest();
        if (pull != null) {
            station.fact(
                    "Pull request",
                    new Anchor(pull.address(), "#" + pull.number() + " " + pull.title()),
                    new StatusBadge(pull.state(), pull.state().equals("merged") ? Tone.SUCCESS : Tone.INFO));
        }
        if (why.writes().isEmpty()) {
            return station.absent("Nothing of this revision was written; the repository is as it was.");
        }
        Write first = why.writes().getFirst();
        if (!first.head().isEmpty()) {
            station.fact("Permit for", new Code(first.branch()), CopyableCode.of(new CommitId(first.head())));
        }
        Div rows = new Div();
        rows.addClassName("why-rows");
        why.writes()
                .forEach(write -> rows.add(WhyStation.row(
                        write.proof(),
                        new StatusBadge(write.stage(), tone(write.stage())),
                        new Span(write.action().replace('_', ' ')),
                        new Span(write.result()),
                        new RelativeTime(write.proof().at()))));
        return station.with(rows);
    }

    private static Tone tone(String stage) {
        return switch (stage) {
            case "done" -> Tone.SUCCESS;
            case "refused" -> Tone.ERROR;
            default -> Tone.NEUTRAL;
        };
    }

    private static WhyStation checks(Why why, WhyStations stations) {
        WhyStation station = new WhyStation(Glyph.TEST, "Checks and gates", null);
        if (why.checks().isEmpty()) {
            station.absent("CI has not reported on the head commit.");
        }
        why.checks().forEach(check -> station.with(check(check, stations)));
        Div gates = new Div();
        gates.addClassName("why-rows");
        why.gates()
                .forEach(gate -> gates.add(WhyStation.row(
                        gate.proof(),
                        new StatusBadge(gate.outcome(), gateTone(gate.outcome())),
                        new Span(
                                gate.gate().charAt(0) + gate.gate().substring(1).toLowerCase(Locale.ROOT)))));
        return station.with(gates);
    }

    private static Tone gateTone(String outcome) {
        return switch (outcome) {
            case "satisfied" -> Tone.SUCCESS;
            case "unsatisfied", "error" -> Tone.ERROR;
            case "overridden", "bypassed" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
    }

    private static Div check(CheckResult check, WhyStations stations) {
        boolean green = check.conclusion().equals("success") && check.failures() == 0;
        String tests = check.tests() == 0
                ? "no tests reported"
                : check.tests() + (check.tests() == 1 ? " test, " : " tests, ") + check.failures() + " failed";
        Div row = WhyStation.row(
                check.proof(),
                new StatusBadge(check.conclusion().replace('_', ' '), green ? Tone.SUCCESS : Tone.WARNING),
                WhyStations.strong(check.name()),
                new Span(tests),
                new RelativeTime(check.proof().at()));
        Div block = new Div(row);
        block.addClassName("why-decision");
        Div reports = new Div();
        reports.addClassName("why-facts");
        check.reports().forEach(digest -> stations.document(digest, reports));
        if (reports.getComponentCount() > 0) {
            block.add(reports);
        }
        return block;
    }
}
