package dev.missioncontrol.approval.rest;

import dev.missioncontrol.approval.RecheckStanding;
import dev.missioncontrol.approval.rest.PatchSetBodies.RuleBody;
import dev.missioncontrol.policy.PolicyOverride;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.RecordedViolation;
import dev.missioncontrol.policy.RunOverride;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of what policy decided. */
final class PolicyBodies {

    private PolicyBodies() {}

    /** What policy says of a run. */
    record RunPolicy(List<ViolationBody> violations, Page<DecisionBody> decisions) {}

    /** A recorded decision; {@code ledgerIndex} is the entry that has its facts and verdict. */
    record DecisionBody(
            long id,
            PolicyQuestion.Point point,
            String repo,
            String subject,
            @Nullable String digest,
            Status status,
            boolean allowed,
            String pack,
            String packHash,
            long ledgerIndex,
            Instant at) {

        static DecisionBody of(RecordedDecision decision) {
            Digest digest = decision.subjectDigest();
            return new DecisionBody(
                    decision.id(),
                    decision.point(),
                    decision.repository(),
                    decision.subject(),
                    digest == null ? null : digest.hex(),
                    decision.status(),
                    decision.allowed(),
                    decision.pack(),
                    decision.packHash().hex(),
                    decision.chainIndex(),
                    decision.at());
        }
    }

    /** What a rule found. */
    record ViolationBody(
            long decision,
            PolicyQuestion.Point point,
            String repo,
            String subject,
            String fingerprint,
            PolicyViolation.Level level,
            RuleBody rule,
            String path,
            int line,
            Place.Side side,
            String reason,
            String remedy,
            @Nullable String overriddenBy,
            Instant at) {

        static ViolationBody of(RecordedViolation recorded) {
            PolicyViolation violation = recorded.violation();
            return new ViolationBody(
                    recorded.decision(),
                    recorded.point(),
                    recorded.repository(),
                    recorded.subject(),
                    violation.fingerprint(),
                    violation.level(),
                    RuleBody.of(violation.rule()),
                    violation.place().path(),
                    violation.place().line(),
                    violation.place().side(),
                    violation.reason(),
                    violation.remedy(),
                    violation.overriddenBy(),
                    recorded.at());
        }
    }

    /** How far it has come; {@code repoId} is null when the pack binds every repository. */
    record RecheckBody(String id, @Nullable String repoId, Instant requestedAt, int decided, int total) {

        static RecheckBody of(RecheckStanding standing) {
            RepositoryId repository = standing.repository();
            return new RecheckBody(
                    standing.id().toString(),
                    repository == null ? null : repository.toString(),
                    standing.requestedAt(),
                    standing.decided(),
                    standing.total());
        }
    }

    /** What was let pass for a run; {@code subject} is the tool, empty at run start. */
    record RunOverrideBody(
            String id,
            String runId,
            PolicyQuestion.Point point,
            String subject,
            List<String> fingerprints,
            List<String> rules,
            String reason,
            String by,
            Instant at) {

        static RunOverrideBody of(RunOverride override) {
            return new RunOverrideBody(
                    override.id().toString(),
                    override.workflow().toString(),
                    override.point(),
                    override.subject(),
                    override.fingerprints(),
                    override.rules(),
                    override.reason(),
                    override.by(),
                    override.at());
        }
    }

    /** What was let pass. */
    record OverrideBody(
            String id,
            String patchSetId,
            int revision,
            String digest,
            List<String> fingerprints,
            List<String> rules,
            String reason,
            String by,
            Instant at) {

        static OverrideBody of(PolicyOverride override) {
            return new OverrideBody(
                    override.id().toString(),
                    override.patchSet().toString(),
                    override.revision(),
                    override.digest().hex(),
                    override.fingerprints(),
                    override.rules(),
                    override.reason(),
                    override.by(),
                    override.at());
        }
    }
}
