package dev.missioncontrol.policy.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.draft.PackComparison;
import dev.missioncontrol.policy.draft.PackVersions;
import dev.missioncontrol.policy.pack.PackSchema;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.rest.PackBodies.Change;
import dev.missioncontrol.policy.rest.PackBodies.Difference;
import dev.missioncontrol.policy.rest.PackBodies.Effective;
import dev.missioncontrol.policy.rest.PackBodies.Version;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The packs that were published, and what is in force. */
@RestController
@RequestMapping("/api/policies")
@Tag(name = "Policies")
class PackController {

    private final Packs packs;
    private final PackVersions versions;
    private final PoliciesInForce inForce;
    private final Repositories repositories;
    private final SentDrafts sent;
    private final CurrentAccount current;

    PackController(
            Packs packs,
            PackVersions versions,
            PoliciesInForce inForce,
            Repositories repositories,
            SentDrafts sent,
            CurrentAccount current) {
        this.packs = packs;
        this.versions = versions;
        this.inForce = inForce;
        this.repositories = repositories;
        this.sent = sent;
        this.current = current;
    }

    @GetMapping
    @Operation(summary = "List the packs in force: the organisation's first, then those of repositories")
    Page<Version> packsInForce() {
        return new Page<>(
                packs.inForce().stream().map(version -> body(version, false)).toList(), null);
    }

    @GetMapping(
            path = "/schema",
            produces = {"application/schema+json", "application/json"})
    @Operation(summary = "Return the JSON Schema of policy packs")
    String schema() {
        return PackSchema.json();
    }

    @GetMapping("/starters")
    @Operation(summary = "List the packs to begin with, from the least strict to the strictest")
    Page<StarterPack> starters() {
        return new Page<>(StarterPacks.all(), null);
    }

    @GetMapping("/effective")
    @Operation(summary = "Return the policy in force for a repository, or for all, with the origin of every rule")
    Effective effective(@RequestParam(required = false) @Nullable String repo) {
        return Effective.of(inForce.of(sent.repository(repo)));
    }

    @GetMapping("/{name}/versions")
    @Operation(summary = "List the versions of a pack of the organisation, or of a repository, newest first")
    Page<Version> versions(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String repo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        RepositoryId repository = sent.repository(repo);
        Page<PackVersion> page = packs.versions(scope(repository), repository, cursor, Cursor.limit(limit));
        // A place may have had packs of several names; a page then has fewer than it could.
        return new Page<>(
                page.items().stream()
                        .filter(version -> version.name().equals(name))
                        .map(version -> body(version, false))
                        .toList(),
                page.next());
    }

    @GetMapping("/{name}/versions/{version}")
    @Operation(summary = "Return a version with its text; the version is a number or the digest of the text")
    Version version(
            @PathVariable String name,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String repo) {
        return body(versions.find(name, version, sent.repository(repo)), true);
    }

    @GetMapping("/{name}/versions/{version}/diff")
    @Operation(summary = "Compare a version with another one, or with the one before")
    Difference diff(
            @PathVariable String name,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String against,
            @RequestParam(required = false) @Nullable String repo) {
        RepositoryId repository = sent.repository(repo);
        PackVersion newer = versions.find(name, version, repository);
        String other = against == null ? Integer.toString(newer.version() - 1) : against;
        if (other.equals("0")) {
            throw Refusal.notFound("There is no version before the first one of '" + name + "'.");
        }
        return difference(versions.find(name, other, repository), newer.yaml(), newer.scope(), newer.label());
    }

    /** Puts an older version in force; see {@link Packs#putInForce}. */
    record PutInForce(@Nullable String repo, @Nullable String comment) {}

    @PostMapping("/{name}/versions/{version}/put-in-force")
    @Operation(summary = "Put an older version in force again (administrators only)")
    Version putInForce(@PathVariable String name, @PathVariable String version, @RequestBody PutInForce body) {
        PackVersion found = versions.find(name, version, sent.repository(body.repo()));
        return body(packs.putInForce(found.id(), Objects.requireNonNullElse(body.comment(), ""), current.get()), false);
    }

    static Difference difference(PackVersion before, String yaml, Scope scope, String label) {
        return new Difference(
                before.label(),
                before.yaml().equals(yaml),
                PackVersions.changes(before, yaml, scope).stream()
                        .map(Change::of)
                        .toList(),
                PackComparison.lines(before.yaml(), yaml, before.label(), label));
    }

    static Scope scope(@Nullable RepositoryId repository) {
        return repository == null ? Scope.ORG : Scope.REPO;
    }

    Version body(PackVersion version, boolean withText) {
        RepositoryId repository = version.repository();
        return Version.of(
                version,
                repository == null ? null : repositories.get(repository).name(),
                withText);
    }
}
