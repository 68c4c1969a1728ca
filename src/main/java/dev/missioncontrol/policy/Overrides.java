package dev.missioncontrol.policy;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets people whom a rule names let its findings pass, with a reason. */
@Service
@Transactional
public class Overrides {

    /** The writes a revision is meant for; their findings can be overridden before they are tried. */
    private static final List<String> WRITES = List.of("push_branch", "open_pr");

    private final OverrideRows rows;
    private final Policy policy;
    private final OverrideRight right;
    private final PatchSets patchSets;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Overrides(
            OverrideRows rows,
            Policy policy,
            OverrideRight right,
            PatchSets patchSets,
            Ledger ledger,
            LiveUpdates live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.policy = policy;
        this.right = right;
        this.patchSets = patchSets;
        this.ledger = ledger;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Lets findings on a PatchSet's current revision pass: all that are named, or none.
     *
     * @param digest the digest of the revision the person looked at
     * @param fingerprints the findings
     * @param reason why; required
     * @throws Refusal INVALID when the reason or the findings are missing or unknown; CONFLICT when the digest is not the
     *     current revision's, or a finding does not block; FORBIDDEN when a rule does not let the account override it, or
     *     the account published the pack it stands in, or asked for the run where that does not count
     */
    public PolicyOverride override(
            PatchSetId id, Digest digest, Collection<String> fingerprints, String reason, Account by) {
        by.require(Role.MEMBER, "override findings of policy");
        String why = right.reason(reason);
        ledger.hold(patchSets.get(id).workflow());
        PatchSet patchSet = patchSets.lock(id);
        requireCurrent(patchSet, digest);
        Map<String, PolicyViolation> known = blocking(patchSet);
        Set<String> wanted = new LinkedHashSet<>(fingerprints);
        OverrideRight.requireKnown(wanted, known.keySet(), "revision");
        List<PolicyViolation> violations = wanted.stream().map(known::get).toList();
        right.require(patchSet.workflow(), violations, by);
        PolicyOverride override = new PolicyOverride(
                UUID.randomUUID(),
                id,
                patchSet.current().number(),
                digest,
                List.copyOf(wanted),
                violations.stream()
                        .map(violation -> violation.rule().id())
                        .distinct()
                        .toList(),
                OverrideRight.roles(by),
                why,
                by.name(),
                clock.instant());
        rows.add(override);
        record(patchSet, override, violations, by);
        return override;
    }

    /** Returns the findings that hold up the current revision or its writes, by fingerprint. */
    @Transactional(readOnly = true)
    public Map<String, PolicyViolation> blocking(PatchSet patchSet) {
        Map<String, PolicyViolation> found = new LinkedHashMap<>();
        policy.decide(new PolicyQuestion.Revision(patchSet))
                .blocking()
                .forEach(violation -> found.put(violation.fingerprint(), violation));
        WRITES.forEach(action -> policy.decide(new PolicyQuestion.Write(patchSet, action))
                .blocking()
                .forEach(violation -> found.putIfAbsent(violation.fingerprint(), violation)));
        return found;
    }

    /** Returns why the account may not override the finding, in a sentence for people; null when it may. */
    @Transactional(readOnly = true)
    public @Nullable String whyNot(PatchSet patchSet, PolicyViolation violation, Account account) {
        return right.whyNot(patchSet.workflow(), violation, account);
    }

    /** Returns the overrides on any revision of a PatchSet, oldest first. */
    @Transactional(readOnly = true)
    public List<PolicyOverride> of(PatchSetId patchSet) {
        return rows.of(patchSet);
    }

    private void record(PatchSet patchSet, PolicyOverride override, List<PolicyViolation> violations, Account by) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("patchSet", patchSet.id());
        payload.put("repository", patchSet.repositoryName());
        payload.put("revision", override.revision());
        payload.put("digest", override.digest());
        payload.put("fingerprints", override.fingerprints());
        payload.put("rules", override.rules());
        payload.put(
                "packHashes",
                violations.stream()
                        .map(violation -> violation.rule().packHash())
                        .distinct()
                        .toList());
        payload.put("findings", violations.stream().map(PolicyViolation::reason).toList());
        payload.put("reason", override.reason());
        ledger.append(
                patchSet.workflow(),
                PolicyEntry.OVERRIDDEN,
                by.actor(),
                by.name() + " overrode " + String.join(", ", override.rules()) + " in " + patchSet.repositoryName()
                        + ": " + override.reason(),
                payload);
        policy.enforce(new PolicyQuestion.Revision(patchSet));
        events.publishEvent(new PolicyOverridden(patchSet, override));
        live.changed("workflow:" + patchSet.workflow());
        live.changed("patch-sets");
    }

    private static void requireCurrent(PatchSet patchSet, Digest digest) {
        if (!patchSet.current().digest().equals(digest)) {
            throw Refusal.conflict(
                    "You looked at a revision with the digest " + digest.abbreviated() + ", but revision "
                            + patchSet.current().number() + " (digest "
                            + patchSet.current().digest().abbreviated() + ") is the current one. Nothing was recorded.",
                    "Look at the current revision and decide on that.");
        }
    }
}
