package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.Recordings;
import dev.missioncontrol.approval.RevisionPolicy;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.Statement;
import dev.missioncontrol.ledger.attestation.Statement.Subject;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs what is known of each head commit, in the formats of the supply chain: where it comes from, which gates it passed,
 * and what CI said of it. The statements are artifacts of the workflow, one file per repository, an envelope per line.
 */
@Component
class Attestations {

    /** What {@code buildType} says: a change made, approved and written as docs/ledger.md describes. */
    static final String BUILD_TYPE = "urn:mission-control:change:v1";

    private static final String BUILDER = "urn:mission-control:";
    private static final String MEDIA_TYPE = "application/jsonl";

    private final PatchSets patchSets;
    private final RevisionPolicy policy;
    private final GateVerdicts gates;
    private final Checks checks;
    private final Repositories repositories;
    private final Recordings recordings;
    private final SigningKeys keys;
    private final Redactor redactor;
    private final Artifacts artifacts;
    private final Clock clock;

    Attestations(
            PatchSets patchSets,
            RevisionPolicy policy,
            GateVerdicts gates,
            Checks checks,
            Repositories repositories,
            Recordings recordings,
            SigningKeys keys,
            Redactor redactor,
            Artifacts artifacts,
            Clock clock) {
        this.patchSets = patchSets;
        this.policy = policy;
        this.gates = gates;
        this.checks = checks;
        this.repositories = repositories;
        this.recordings = recordings;
        this.keys = keys;
        this.redactor = redactor;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** Says in the caller's transaction where each head commit comes from, when its pull request is opened. */
    void provenance(WorkflowView workflow) {
        for (PatchSet patchSet : patchSets.ofWorkflow(workflow.id())) {
            store(workflow, patchSet, "provenance", List.of(provenance(workflow, patchSet)));
        }
    }

    /** Says in the caller's transaction what CI and the gates found, when all is verified. */
    void verification(WorkflowView workflow) {
        List<CheckReport> reports = checks.ofWorkflow(workflow.id());
        for (PatchSet patchSet : patchSets.ofWorkflow(workflow.id())) {
            List<Statement> tests = reports.stream()
                    .filter(report -> report.repository().equals(patchSet.repository())
                            && report.sha().equals(patchSet.current().head()))
                    .map(report -> tested(patchSet, report))
                    .toList();
            store(
                    workflow,
                    patchSet,
                    "verification",
                    Stream.concat(tests.stream(), Stream.of(verified(workflow, patchSet)))
                            .toList());
        }
    }

    /** What is signed has no secrets any more: the store would otherwise take them out, and the signature with them. */
    private void store(WorkflowView workflow, PatchSet patchSet, String name, List<Statement> statements) {
        List<NoteSigner> signers = keys.signers();
        String lines = statements.stream()
                .map(statement -> Envelope.of(statement.redacted(redactor::redact), signers)
                                .json() + "\n")
                .collect(Collectors.joining());
        artifacts.store(
                workflow.id(),
                ArtifactKind.ATTESTATION,
                name + "-" + patchSet.repositoryName() + ".intoto.jsonl",
                MEDIA_TYPE,
                lines.getBytes(StandardCharsets.UTF_8),
                Actor.SYSTEM);
    }

    /** SLSA provenance v1: buildDefinition is what was asked for and by which rules, runDetails is who did it and when. */
    private Statement provenance(WorkflowView workflow, PatchSet patchSet) {
        var options = workflow.options();
        Map<String, @Nullable Object> external = asked(workflow, patchSet);
        var internal = new LinkedHashMap<String, @Nullable Object>();
        internal.put("agent", options.agent().agent());
        Optional<Recordings.Kept> run = recordings.of(patchSet.current().producedBy());
        internal.put(
                "configHash",
                run.map(kept -> kept.recording().configHash()).orElseGet(() -> CanonicalJson.digest(external)));
        internal.put(
                "codeVersion", run.map(kept -> kept.recording().codeVersion()).orElse(null));
        internal.put("models", models(run));
        internal.put("policyHash", policy.of(patchSet).packHash());
        internal.put("patchSet", patchSet.id());
        internal.put("revision", patchSet.current().number());
        Map<String, @Nullable Object> predicate = new LinkedHashMap<>();
        predicate.put(
                "buildDefinition",
                Map.of(
                        "buildType", BUILD_TYPE,
                        "externalParameters", external,
                        "internalParameters", internal,
                        "resolvedDependencies", List.of(base(workflow, patchSet))));
        predicate.put(
                "runDetails",
                Map.of(
                        "builder", Map.of("id", BUILDER + keys.origin()),
                        "metadata",
                                Map.of(
                                        "invocationId", workflow.id(),
                                        "startedOn", seconds(workflow.createdAt()),
                                        "finishedOn", seconds(clock.instant())),
                        "byproducts", byproducts(patchSet, run)));
        return new Statement(List.of(subject(patchSet)), Statement.PROVENANCE, predicate);
    }

    /** Returns what was asked for: the digest over it is the hash of the configuration. */
    static Map<String, @Nullable Object> asked(WorkflowView workflow, PatchSet patchSet) {
        var agent = workflow.options().agent();
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("idea", workflow.idea());
        asked.put("repository", patchSet.repositoryName());
        asked.put("baseBranch", workflow.repo(patchSet.repositoryName()).baseBranch());
        asked.put(
                "recipes",
                agent.recipes().stream()
                        .map(use -> Map.of("name", use.name(), "options", use.options()))
                        .toList());
        asked.put("recipeYaml", agent.recipeYaml());
        return asked;
    }

    /** The models that were asked, by name with version. */
    private static List<String> models(Optional<Recordings.Kept> run) {
        return run.stream()
                .flatMap(kept -> kept.recording().calls().stream())
                .filter(call -> call.kind() == RecordedCall.Kind.MODEL)
                .map(RecordedCall::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Map<String, Object>> byproducts(PatchSet patchSet, Optional<Recordings.Kept> run) {
        return Stream.concat(
                        Stream.of(byproduct("patch-set", patchSet.current().digest())),
                        run.stream().map(kept -> byproduct("recording", kept.digest())))
                .toList();
    }

    private static Map<String, Object> byproduct(String name, Digest digest) {
        return Map.of("name", name, "digest", Map.of("sha256", digest));
    }

    private Map<String, Object> base(WorkflowView workflow, PatchSet patchSet) {
        String location = repositories.get(patchSet.repository()).location();
        return Map.of(
                "uri",
                (location.contains("://") ? "git+" + location : "git+file:" + location) + "@refs/heads/"
                        + workflow.repo(patchSet.repositoryName()).baseBranch(),
                "digest",
                Map.of("gitCommit", patchSet.current().base()));
    }

    /** A test result v0.1 of one check. */
    private static Statement tested(PatchSet patchSet, CheckReport report) {
        Map<String, @Nullable Object> predicate = new LinkedHashMap<>();
        predicate.put("result", result(report));
        predicate.put("configuration", List.of(Map.of("name", report.name())));
        predicate.put("failedTests", report.tests().failed());
        predicate.put(
                "annotations",
                Map.of(
                        "tests", report.tests().tests(),
                        "failures", report.tests().failures(),
                        "errors", report.tests().errors(),
                        "skipped", report.tests().skipped(),
                        "reportedBy", report.reportedBy(),
                        "reportedAt", seconds(report.reportedAt())));
        return new Statement(List.of(subject(patchSet)), Statement.TEST_RESULT, predicate);
    }

    /** As Gate5 takes it: a check that is neutral, or did not run, does not hinder. */
    private static String result(CheckReport report) {
        return report.isGreen() ? "PASSED" : report.isHarmless() ? "WARNED" : "FAILED";
    }

    /** A simple verification result v0.2: the gates that passed, and how. */
    private Statement verified(WorkflowView workflow, PatchSet patchSet) {
        Map<String, @Nullable Object> predicate = new LinkedHashMap<>();
        predicate.put(
                "verifier",
                Map.of(
                        "id",
                        BUILDER + keys.origin(),
                        "policies",
                        List.of(Map.of(
                                "digest", Map.of("sha256", policy.of(patchSet).packHash())))));
        predicate.put("timeCreated", seconds(clock.instant()));
        predicate.put(
                "properties",
                gates.newest(workflow.id()).stream()
                        .filter(gate -> gate.outcome().passes())
                        .map(gate -> "MISSION_CONTROL_" + gate.gate() + "_" + gate.outcome())
                        .toList());
        return new Statement(List.of(subject(patchSet)), Statement.VERIFICATION, predicate);
    }

    private static Subject subject(PatchSet patchSet) {
        return new Subject(
                patchSet.repositoryName() + "@" + patchSet.current().branch(),
                "gitCommit",
                patchSet.current().head().hex());
    }

    /** RFC 3339 without fractions, as the formats ask for. */
    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
