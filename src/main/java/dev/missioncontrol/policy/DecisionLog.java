package dev.missioncontrol.policy;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntryRef;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records decisions: a ledger entry, a row, and a row for each violation, in one transaction. */
@Component
class DecisionLog {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionLog(Ledger ledger, JdbcClient jdbc, JdbcTemplate batches, ApplicationEventPublisher events, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    /** What an act is about, as a row says it. */
    private record Subject(
            @Nullable RepositoryId repositoryId,
            String repository,
            String name,
            @Nullable Digest digest,
            String act) {

        static Subject of(PolicyQuestion question) {
            return switch (question) {
                case PolicyQuestion.RunStart _ -> new Subject(null, "", "", null, "the start of the run");
                case PolicyQuestion.ToolCall call ->
                    new Subject(null, "", call.tool(), null, "the call of '" + call.tool() + "'");
                case PolicyQuestion.Revision revision ->
                    new Subject(
                            revision.patchSet().repository(),
                            revision.patchSet().repositoryName(),
                            "",
                            revision.patchSet().current().digest(),
                            "revision " + revision.patchSet().current().number() + " in "
                                    + revision.patchSet().repositoryName());
                case PolicyQuestion.Write write ->
                    new Subject(
                            write.patchSet().repository(),
                            write.patchSet().repositoryName(),
                            write.action(),
                            write.patchSet().current().digest(),
                            "'" + write.action() + "' in " + write.patchSet().repositoryName());
            };
        }
    }

    @Transactional
    void record(PolicyQuestion question, PolicyDecision decision, @Nullable Facts facts) {
        Subject subject = Subject.of(question);
        LedgerEntryRef entry = ledger.append(
                question.workflow(),
                PolicyEntry.DECIDED,
                Actor.SYSTEM,
                summary(subject, decision),
                payload(question, subject, decision, facts));
        long id = jdbc.sql("""
                        INSERT INTO policy_decision (workflow_id, point, repository_id, repository, subject, subject_digest, status,
                                                     allowed, pack, pack_hash, chain_index, at)
                        VALUES (:workflow, :point, cast(:repositoryId AS uuid), :repository, :subject, :digest, :status, :allowed, :pack, :hash,
                                :index, :at)
                        RETURNING id""")
                .param("workflow", question.workflow().value())
                .param("point", question.point().name())
                .param(
                        "repositoryId",
                        subject.repositoryId() == null
                                ? null
                                : subject.repositoryId().toString())
                .param("repository", subject.repository())
                .param("subject", subject.name())
                .param(
                        "digest",
                        subject.digest() == null ? null : subject.digest().hex())
                .param("status", decision.status().name())
                .param("allowed", decision.allowed())
                .param("pack", decision.pack())
                .param("hash", decision.packHash().hex())
                .param("index", entry.index())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        insert(id, decision.evaluation().violations());
        events.publishEvent(new PolicyDecided(question, decision));
    }

    private void insert(long decision, List<PolicyViolation> violations) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (PolicyViolation violation : violations) {
            RuleRef rule = violation.rule();
            rows.add(new @Nullable Object[] {
                decision,
                rows.size(),
                violation.fingerprint(),
                violation.level().name(),
                rule.id(),
                rule.section(),
                rule.pack(),
                rule.packHash().hex(),
                rule.scope().name(),
                rule.line(),
                rule.column(),
                rule.mayOverride().toArray(String[]::new),
                violation.place().path(),
                violation.place().line(),
                violation.place().side().name(),
                violation.reason(),
                violation.remedy(),
                violation.overriddenBy()
            });
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "INSERT INTO policy_violation (decision_id, ordinal, fingerprint, level, rule, section, pack,"
                            + " pack_hash, scope, rule_line, rule_column, may_override, path, line, side, reason,"
                            + " remedy, overridden_by)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    private static Map<String, @Nullable Object> payload(
            PolicyQuestion question, Subject subject, PolicyDecision decision, @Nullable Facts facts) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("point", question.point().name().toLowerCase(Locale.ROOT));
        payload.put("repository", subject.repository());
        payload.put("subject", subject.name());
        payload.put("subjectDigest", subject.digest());
        payload.put("allowed", decision.allowed());
        payload.put("status", decision.status());
        payload.put("pack", decision.pack());
        payload.put("packHash", decision.packHash());
        payload.put("sources", decision.sources());
        payload.put("facts", facts == null ? null : FactsJson.canonical(facts));
        payload.putAll(EvaluationJson.of(decision.evaluation()));
        switch (question) {
            case PolicyQuestion.RunStart _ -> {}
            case PolicyQuestion.ToolCall call -> payload.put("agentRunId", call.run());
            case PolicyQuestion.Revision revision -> putRevision(payload, revision.patchSet());
            case PolicyQuestion.Write write -> putRevision(payload, write.patchSet());
        }
        return payload;
    }

    /** Another revision may have the same content, and so the same digest. */
    private static void putRevision(Map<String, @Nullable Object> payload, PatchSet patchSet) {
        payload.put("patchSet", patchSet.id());
        payload.put("revision", patchSet.current().number());
    }

    private static String summary(Subject subject, PolicyDecision decision) {
        if (!decision.allowed()) {
            return "Policy denies " + subject.act() + ": " + decision.reasons().getFirst();
        }
        long warnings = decision.evaluation().violations().stream()
                .filter(violation -> violation.level() == PolicyViolation.Level.WARN)
                .count();
        String more = warnings == 0 ? "." : ", with " + (warnings == 1 ? "a warning." : warnings + " warnings.");
        return "Policy allows " + subject.act() + more;
    }
}
