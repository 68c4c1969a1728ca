package dev.missioncontrol.policy;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.policy.pack.Inheritance;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published packs. A version never changes; each publication is an entry in the system's ledger. */
@Service
@Transactional
public class Packs {

    private static final String PUBLISH = "publish policy packs";
    private static final int MAX_COMMENT = 4_000;

    private final PackRows rows;
    private final ObjectProvider<PublicationCheck> checks;
    private final NoSecrets noSecrets;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Packs(
            PackRows rows,
            ObjectProvider<PublicationCheck> checks,
            NoSecrets noSecrets,
            Ledger ledger,
            LiveUpdates live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.noSecrets = noSecrets;
        this.ledger = ledger;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Publishes a pack and puts it in force. A text that is in force already is not published again.
     *
     * @param repository the repository it shall bind; null for a pack of the organisation
     * @param comment why; may be empty
     * @throws Refusal FORBIDDEN for anyone but admins; INVALID (field {@code yaml}) naming every problem with its line
     *     and column; nothing is published then
     */
    public PackVersion publish(
            String yaml, Scope scope, @Nullable RepositoryId repository, String comment, Account by) {
        by.require(Role.ADMIN, PUBLISH);
        requirePlace(scope, repository);
        String why = requireComment(comment);
        noSecrets.require("yaml", yaml);
        ledger.hold(Ledger.SYSTEM_CHAIN);
        List<PackProblem> errors = check(yaml, scope, repository).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return publish(yaml, scope, repository, why, by.actor(), by.name());
    }

    /** Publishes the pack a fresh installation starts with, unless a pack of the organisation is in force. */
    void publishFirst(String yaml, String comment) {
        ledger.hold(Ledger.SYSTEM_CHAIN);
        if (rows.inForce(Scope.ORG, null).isEmpty()) {
            publish(yaml, Scope.ORG, null, comment, Actor.SYSTEM, Actor.SYSTEM.toString());
        }
    }

    private PackVersion publish(
            String yaml, Scope scope, @Nullable RepositoryId repository, String comment, Actor actor, String by) {
        Optional<PackVersion> current = rows.inForce(scope, repository);
        if (current.isPresent() && current.get().yaml().equals(yaml)) {
            return current.get();
        }
        PolicyPack pack = pack(yaml, scope);
        UUID id = rows.add(yaml, pack.name(), scope, repository, comment, by, clock.instant());
        PackVersion version = rows.byId(id).orElseThrow();
        put(version, comment, actor, by, PolicyEntry.PUBLISHED, "Published the policy pack ");
        return rows.byId(id).orElseThrow();
    }

    /**
     * Puts a version in force again.
     *
     * @throws Refusal FORBIDDEN for anyone but admins; NOT_FOUND; INVALID when the version no longer passes the checks
     */
    public PackVersion putInForce(UUID id, String comment, Account by) {
        by.require(Role.ADMIN, PUBLISH);
        String why = requireComment(comment);
        ledger.hold(Ledger.SYSTEM_CHAIN);
        PackVersion version = get(id);
        if (version.inForce()) {
            return version;
        }
        List<PackProblem> errors = check(version.yaml(), version.scope(), version.repository()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        put(version, why, by.actor(), by.name(), PolicyEntry.IN_FORCE, "Put in force again the policy pack ");
        return get(id);
    }

    /**
     * Withdraws a repository's pack: the organisation's alone counts there from now on.
     *
     * @throws Refusal FORBIDDEN for anyone but admins; CONFLICT when the repository has no pack in force
     */
    public void withdraw(RepositoryId repository, String comment, Account by) {
        by.require(Role.ADMIN, PUBLISH);
        String why = requireComment(comment);
        ledger.hold(Ledger.SYSTEM_CHAIN);
        PackVersion current = rows.inForce(Scope.REPO, repository)
                .orElseThrow(() ->
                        Refusal.conflict("The repository has no pack in force.", "There is nothing to withdraw."));
        rows.put(Scope.REPO, repository, null, why, by.name(), clock.instant());
        announce(current, why, by.actor(), PolicyEntry.WITHDRAWN, "Withdrew the policy pack ");
    }

    /**
     * Returns what is wrong with a text as a pack for that place: as YAML, as a pack, against what the organisation
     * allows, and by its own tests. Errors refuse its publication.
     */
    @Transactional(readOnly = true)
    public List<PackProblem> check(String yaml, Scope scope, @Nullable RepositoryId repository) {
        PackDocument document = PackParser.parse(yaml, scope);
        PolicyPack pack = document.pack();
        var problems = new ArrayList<>(document.problems());
        if (pack == null || problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return problems;
        }
        if (scope == Scope.REPO) {
            rows.inForce(Scope.ORG, null)
                    .map(org -> Inheritance.problems(pack(org.yaml(), Scope.ORG), pack))
                    .ifPresent(problems::addAll);
        }
        checks.orderedStream().forEach(check -> problems.addAll(check.problems(pack, yaml, scope, repository)));
        return problems;
    }

    /** Returns the version, or throws NOT_FOUND. */
    @Transactional(readOnly = true)
    public PackVersion get(UUID id) {
        return rows.byId(id)
                .orElseThrow(() -> Refusal.notFound("There is no version of a policy pack with the id '" + id + "'."));
    }

    /** Returns the newest version with exactly this text. */
    @Transactional(readOnly = true)
    public Optional<PackVersion> byHash(Digest hash) {
        return rows.byHash(hash);
    }

    /** Returns whether the account published a version with exactly this text. */
    @Transactional(readOnly = true)
    public boolean isAuthor(Digest hash, String account) {
        return rows.isAuthor(hash, account);
    }

    /** Returns the versions for a place, whatever their names, newest first. */
    @Transactional(readOnly = true)
    public Page<PackVersion> versions(
            Scope scope, @Nullable RepositoryId repository, @Nullable String cursor, int limit) {
        requirePlace(scope, repository);
        return rows.versions(scope, repository, cursor, limit);
    }

    /** Returns every version that is in force: the organisation's first, then those of repositories. */
    @Transactional(readOnly = true)
    public List<PackVersion> inForce() {
        return rows.inForce();
    }

    /** Returns the version in force for a place. */
    @Transactional(readOnly = true)
    public Optional<PackVersion> inForce(Scope scope, @Nullable RepositoryId repository) {
        return rows.inForce(scope, repository);
    }

    private void put(PackVersion version, String comment, Actor actor, String by, PolicyEntry entry, String did) {
        rows.put(version.scope(), version.repository(), version.id(), comment, by, clock.instant());
        announce(version, comment, actor, entry, did);
    }

    private void announce(PackVersion version, String comment, Actor actor, PolicyEntry entry, String did) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("packId", version.id());
        payload.put("scope", version.scope());
        payload.put("repository", version.repository());
        payload.put("name", version.name());
        payload.put("version", version.version());
        payload.put("hash", version.hash());
        payload.put("comment", comment);
        if (entry == PolicyEntry.PUBLISHED) {
            payload.put("yaml", version.yaml());
        }
        String where = version.repository() == null ? "" : " for one repository";
        ledger.append(Ledger.SYSTEM_CHAIN, entry, actor, did + version.label() + where + ".", payload);
        events.publishEvent(new PackPublished(version.repository()));
        live.changed("policy");
    }

    private static PolicyPack pack(String yaml, Scope scope) {
        PackDocument document = PackParser.parse(yaml, scope);
        PolicyPack pack = document.pack();
        if (pack == null) {
            throw refused(document.problems());
        }
        return pack;
    }

    private static Refusal refused(List<PackProblem> errors) {
        String all = errors.stream()
                .map(problem ->
                        problem.line() + ":" + problem.column() + " " + problem.message() + " " + problem.remedy())
                .collect(Collectors.joining("\n"));
        return Refusal.invalid(
                "yaml",
                "The pack has " + (errors.size() == 1 ? "a problem" : errors.size() + " problems")
                        + ", and was not published:\n" + all,
                "Mend it at the lines and columns named, and publish again.");
    }

    private static void requirePlace(Scope scope, @Nullable RepositoryId repository) {
        if ((scope == Scope.REPO) != (repository != null)) {
            throw Refusal.invalid(
                    "repository",
                    scope == Scope.REPO
                            ? "A pack of a repository needs the repository."
                            : "A pack of the organisation binds every repository.",
                    scope == Scope.REPO ? "Name a connected repository." : "Leave the repository out.");
        }
    }

    private String requireComment(String comment) {
        if (comment.length() > MAX_COMMENT) {
            throw Refusal.invalid(
                    "comment", "The comment is longer than " + MAX_COMMENT + " characters.", "Shorten it.");
        }
        noSecrets.require("comment", comment);
        return comment.strip();
    }
}
