package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentRole;
import dev.missioncontrol.agent.Agents;
import dev.missioncontrol.agent.CodeVersion;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.agent.replay.ReplayReport.SealedDigest;
import dev.missioncontrol.agent.replay.ReplayReport.Unsupported;
import dev.missioncontrol.agent.replay.ReplaySession.Progress;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the agent of a recording again, and compares. Changes nothing anywhere. */
@Component
class RunReplay {

    private static final Logger LOG = LoggerFactory.getLogger(RunReplay.class);

    private final Agents agents;
    private final ForgeReader forge;
    private final Repositories repositories;
    private final SealedAgain sealed;
    private final CodeVersion version;

    RunReplay(Agents agents, ForgeReader forge, Repositories repositories, SealedAgain sealed, CodeVersion version) {
        this.agents = agents;
        this.forge = forge;
        this.repositories = repositories;
        this.sealed = sealed;
        this.version = version;
    }

    /**
     * What is replayed.
     *
     * @param recording the record
     * @param answers where its documents are
     * @param sealedThen the digest of each PatchSet that was sealed of the run's output, by repository name
     */
    record Source(Recording recording, Answers answers, Map<String, Digest> sealedThen) {}

    /** What the agent came to this time. */
    private record Outcome(
            @Nullable Map<String, @Nullable Object> output,
            @Nullable Code code,
            @Nullable String error) {}

    /**
     * Replays.
     *
     * @param sharing within which replays work may be reused
     * @throws ReplayNotMade when something happened to this server that keeps the replay from a verdict
     */
    ReplayReport of(Source source, ReplayMode mode, String sharing, Progress progress) {
        try {
            return compared(source, mode, sharing, progress);
        } catch (RuntimeException e) {
            if (!(e instanceof ReplayNotMade) && Obstacle.isInCall(e)) {
                throw ReplayNotMade.of("The replay could not be made", e);
            }
            throw e;
        }
    }

    private ReplayReport compared(Source source, ReplayMode mode, String sharing, Progress progress) {
        Recording recording = source.recording();
        if (!recording.keepsAssignment()) {
            return ReplayReport.unsupported(recording, mode, "secrets were taken out of what it was asked");
        }
        var ground = new Ground(recording.assignment(), forge, repositories);
        var session = new ReplaySession(recording, mode, source.answers(), ground, sharing, progress);
        Agent agent = agents.byId(recording.agent());
        Outcome outcome = outcome(RoleWork.of(recording.role()), agent, recording, session);
        List<Divergence> divergences = new ArrayList<>(session.divergences());
        List<SealedDigest> patchSets = List.of();
        if (!session.course().ended()) {
            compare(recording, outcome, divergences, mode);
            Code code = outcome.code();
            if (code != null && ground.complete()) {
                patchSets = sealed.compare(recording, code, ground, source.sealedThen());
                patchSets.stream()
                        .filter(each -> !each.expected().equals(each.got()))
                        .forEach(each -> divergences.add(of(each)));
            }
        }
        List<String> notes = new ReplayNotes(agent, version).of(recording, ground, session, divergences);
        return report(recording, mode, session, outcome, patchSets, divergences, notes);
    }

    private static <T> Outcome outcome(RoleWork<T> work, Agent agent, Recording recording, ReplaySession session) {
        Outcome outcome = asked(work, agent, recording, session);
        session.course().requireMade();
        String spent = session.spent();
        return spent == null || session.course().ended() ? outcome : new Outcome(null, null, spent);
    }

    private static <T> Outcome asked(RoleWork<T> work, Agent agent, Recording recording, ReplaySession session) {
        try {
            T document = work.ask().of(agent, recording.assignment(), session);
            return new Outcome(
                    work.output(document, recording.form()),
                    recording.role() == AgentRole.CODE && document instanceof Code code ? code : null,
                    null);
        } catch (RuntimeException e) {
            session.course().requireMade();
            if (Obstacle.isInAgent(e)) {
                throw ReplayNotMade.of("The replay could not be made", e);
            }
            RuntimeException failure = AgentFailure.of(e);
            if (!session.course().ended() && session.spent() == null && !(failure instanceof AgentFailure)) {
                LOG.warn("agent {} failed in a replay of {}", recording.agent(), recording.run(), e);
            }
            return new Outcome(null, null, AgentFailure.describe(failure));
        }
    }

    private static void compare(Recording recording, Outcome outcome, List<Divergence> divergences, ReplayMode mode) {
        if (mode == ReplayMode.STRICT && !divergences.isEmpty()) {
            return;
        }
        String then = Objects.requireNonNullElse(recording.error(), "");
        String now = Objects.requireNonNullElse(outcome.error(), "");
        Digest expected = recording.outputDigest();
        Digest got = digest(outcome);
        if (!Objects.equals(expected, got) || !recording.failedWith(outcome.error())) {
            divergences.add(new Divergence(
                    Kind.OUTPUT,
                    null,
                    null,
                    now.isEmpty()
                            ? then.isEmpty()
                                    ? "The output differs."
                                    : "The run failed when it was recorded, and does not now."
                            : then.isEmpty()
                                    ? "The run fails now: " + now
                                    : "The run fails for another reason now: " + now,
                    expected == null ? null : expected.hex(),
                    got == null ? null : got.hex(),
                    null,
                    TextDiff.of(
                            then.isEmpty() ? ReplayNotes.readable(recording.output()) : then,
                            now.isEmpty() ? ReplayNotes.readable(outcome.output()) : now)));
        }
    }

    private static Divergence of(SealedDigest sealed) {
        Digest got = sealed.got();
        return new Divergence(
                Kind.PATCH_SET,
                null,
                null,
                "The change to " + sealed.repository() + " would be sealed with another digest.",
                sealed.expected().hex(),
                got == null ? null : got.hex(),
                null,
                List.of());
    }

    private static @Nullable Digest digest(Outcome outcome) {
        var output = outcome.output();
        return output == null ? null : CanonicalJson.digest(output);
    }

    private static ReplayReport report(
            Recording recording,
            ReplayMode mode,
            ReplaySession session,
            Outcome outcome,
            List<SealedDigest> patchSets,
            List<Divergence> divergences,
            List<String> notes) {
        Unsupported unsupported = session.course().unsupported();
        ReplayVerdict verdict = !divergences.isEmpty()
                ? ReplayVerdict.DIVERGED
                : unsupported != null ? ReplayVerdict.UNSUPPORTED : ReplayVerdict.IDENTICAL;
        String sentence = switch (verdict) {
            case IDENTICAL ->
                recording.calls().isEmpty()
                        ? "The output is the one recorded."
                        : "All " + recording.calls().size() + " calls and the output are those recorded.";
            case DIVERGED -> divergences.getFirst().sentence();
            case UNSUPPORTED -> Objects.requireNonNull(unsupported).sentence();
        };
        return new ReplayReport(
                recording.run(),
                recording.agent(),
                recording.role().name(),
                mode,
                verdict,
                sentence,
                recording.calls().size(),
                session.made(),
                session.madeAgain(),
                recording.outputDigest(),
                session.course().ended() ? null : digest(outcome),
                patchSets,
                divergences,
                unsupported,
                notes,
                null);
    }
}
