package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.ui.ArtifactLink;
import dev.missioncontrol.ledger.ui.LedgerNavigation;
import dev.missioncontrol.ledger.ui.PayloadDetails;
import dev.missioncontrol.patch.ui.WhyNavigation;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.audit.Why;
import dev.missioncontrol.workflow.audit.Why.AgentWork;
import dev.missioncontrol.workflow.audit.Why.Call;
import dev.missioncontrol.workflow.audit.Why.Change;
import dev.missioncontrol.workflow.audit.Why.CommitInfo;
import dev.missioncontrol.workflow.audit.Why.Request;
import dev.missioncontrol.workflow.audit.Why.Task;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the stations of the path: the change and where it came from here, its judgement and what became of it beside. */
@Component
class WhyStations {

    private final LedgerEntries entries;
    private final Artifacts artifacts;

    WhyStations(LedgerEntries entries, Artifacts artifacts) {
        this.entries = entries;
        this.artifacts = artifacts;
    }

    List<WhyStation> of(Why why) {
        return Stream.concat(
                        Stream.of(change(why.change()), task(why), request(why.request()), runs(why.runs())),
                        WhyJudgements.of(why, this).stream())
                .toList();
    }

    private WhyStation change(Change change) {
        WhyStation station = new WhyStation(Glyph.COMMIT, "The change", change.sealed());
        if (change.hunk() != null) {
            station.with(WhyHunk.of(change.hunk()));
        }
        if (change.line() != null && change.commit() == null) {
            station.absent("This revision does not change the line: it stands as it was at the base commit "
                    + change.base().substring(0, 10) + ". What follows is about the revision as a whole.");
        }
        change.commits().forEach(commit -> station.with(commit(change, commit)));
        return station;
    }

    private Div commit(Change change, CommitInfo commit) {
        Div facts = new Div(
                CopyableCode.of(new CommitId(commit.commit())),
                new Span("+" + commit.additions() + " −" + commit.deletions()));
        facts.addClassName("why-facts");
        document(commit.artifact(), facts);
        Span title = new Span(commit.title());
        title.addClassName("why-strong");
        Div block = new Div(title, facts);
        block.addClassName("why-commit");
        if (change.commits().size() > 1 || change.path() == null) {
            UnorderedList paths = new UnorderedList();
            commit.paths().stream()
                    .limit(20)
                    .forEach(path -> paths.add(new ListItem(new Anchor(
                            WhyNavigation.of(PatchSetId.parse(change.patchSetId()), change.revision(), path), path))));
            if (commit.paths().size() > 20) {
                paths.add(new ListItem("and " + (commit.paths().size() - 20) + " more"));
            }
            block.add(paths);
        }
        return block;
    }

    private WhyStation task(Why why) {
        Task task = why.task();
        WhyStation station = new WhyStation(Glyph.TASKS, "The task", task == null ? null : task.plan());
        if (task == null) {
            return station.absent(
                    why.change().commit() == null
                            ? "No single commit is meant; choose a file or a line to see its task."
                            : "The plan has no task with the key "
                                    + why.change().commit().taskKey() + ".");
        }
        station.fact("Task", task.key() + ": " + task.title());
        if (!task.description().isBlank()) {
            station.fact("How", task.description());
        }
        task.criteria()
                .forEach(criterion -> station.fact(
                        "Acceptance criterion",
                        criterion.key() + (criterion.text().isEmpty() ? "" : ": " + criterion.text())));
        if (task.criteria().isEmpty()) {
            station.fact("Acceptance criterion", "The task names none.");
        }
        if (!task.testedBy().isBlank()) {
            station.fact("Tested by", task.testedBy());
        }
        station.fact("May touch", String.join(", ", task.mayTouch()));
        Div plan = new Div();
        document(task.planDocument(), plan);
        return plan.getComponentCount() == 0 ? station : station.fact("Plan", plan);
    }

    private static WhyStation request(Request request) {
        WhyStation station = new WhyStation(Glyph.USER, "The request", request.created());
        station.fact("Asked by", strong(request.by()), new RelativeTime(request.at()));
        Div prompt = new Div(request.idea());
        prompt.addClassName("why-prompt");
        station.fact("Prompt", prompt);
        request.recipes().forEach(recipe -> station.fact("Recipe", recipe(recipe.name(), recipe.options())));
        if (request.recipeYaml() != null) {
            station.fact("Own recipe", pre(request.recipeYaml()));
        }
        request.feedback()
                .forEach(said -> station.fact(
                        "Asked to change revision " + said.revision(), strong(said.by()), new Span(said.comment())));
        return station;
    }

    private WhyStation runs(List<AgentWork> runs) {
        WhyStation station = new WhyStation(Glyph.AGENT, runs.size() > 1 ? "The agent runs" : "The agent run", null);
        if (runs.isEmpty()) {
            return station.absent("The agent run that made it is not recorded.");
        }
        runs.forEach(run -> station.with(run(run)));
        return station;
    }

    private Div run(AgentWork run) {
        StatusBadge state =
                new StatusBadge(run.state().toLowerCase(Locale.ROOT), run.error() == null ? Tone.SUCCESS : Tone.ERROR);
        Div head = new Div(strong(run.role()), new Span("by " + run.agent()), state, new RelativeTime(run.startedAt()));
        head.addClassName("why-row");
        if (!run.frame().isEmpty()) {
            head.add(WhyStation.link(run.frame().getLast()));
        }
        Div block = new Div(head);
        block.addClassName("why-decision");
        if (run.error() != null) {
            block.add(new Span(run.error()));
        }
        Div calls = new Div();
        calls.addClassName("why-rows");
        run.calls().forEach(call -> calls.add(call(call)));
        if (run.calls().isEmpty()) {
            Span none = new Span("No tool call and no model call of its own.");
            none.addClassName("secondary");
            calls.add(none);
        }
        block.add(calls);
        if (run.callCount() > run.calls().size()) {
            block.add(new Anchor(
                    LedgerNavigation.ofAgentRun(AgentRunId.parse(run.agentRunId())),
                    "All " + run.callCount() + " calls in the ledger"));
        }
        return block;
    }

    private PayloadDetails call(Call call) {
        Span target = new Span(call.target());
        target.addClassNames("secondary", "truncate");
        Div row = WhyStation.row(call.proof(), new Code(call.name()), target);
        if (!call.outcome().equals("called")) {
            row.addComponentAtIndex(1, new StatusBadge(call.outcome(), Tone.ERROR));
        }
        return new PayloadDetails(row, new Digest(call.proof().payloadDigest()), entries);
    }

    /** Adds a download of a document, if there is one. */
    void document(@Nullable String digest, Div to) {
        if (digest != null && !digest.isEmpty()) {
            artifacts.find(new Digest(digest)).ifPresent(artifact -> to.add(new ArtifactLink(artifact, artifacts)));
        }
    }

    static Span strong(String text) {
        Span span = new Span(text);
        span.addClassName("why-strong");
        return span;
    }

    private static Div recipe(String name, Map<String, String> options) {
        Div recipe = new Div(new Code(name));
        options.forEach((option, value) -> {
            Paragraph line = new Paragraph(option + ": " + value);
            line.addClassName("secondary");
            recipe.add(line);
        });
        return recipe;
    }

    private static Pre pre(String text) {
        Pre pre = new Pre(text);
        pre.addClassName("ledger-payload");
        pre.getElement().setAttribute("tabindex", "0");
        return pre;
    }
}
