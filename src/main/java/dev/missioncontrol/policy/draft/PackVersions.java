package dev.missioncontrol.policy.draft;

import dev.missioncontrol.policy.PackFile;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.PolicyFiles;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds versions of packs by the names that people and links use. */
@Service
public class PackVersions {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int PAGE = 200;

    private final Packs packs;
    private final PolicyFiles files;

    PackVersions(Packs packs, PolicyFiles files) {
        this.packs = packs;
        this.files = files;
    }

    /**
     * Returns the pack of a repository's policy file; empty when a version in the database has the same text.
     *
     * @param version the digest of its text in hex; anything else finds nothing
     * @param repository where to look when it has decided nothing yet; null for nowhere
     */
    public Optional<PackFile> file(String version, @Nullable RepositoryId repository) {
        if (!DIGEST.matcher(version).matches()
                || packs.byHash(new Digest(version)).isPresent()) {
            return Optional.empty();
        }
        var hash = new Digest(version);
        return files.find(hash).or(() -> repository == null ? Optional.empty() : files.atHead(repository, hash));
    }

    /**
     * Returns a version.
     *
     * @param version its number, or the digest of its text in hex
     * @param repository the repository that the pack binds; null for a pack of the organisation
     * @throws Refusal NOT_FOUND
     */
    public PackVersion find(String name, String version, @Nullable RepositoryId repository) {
        if (DIGEST.matcher(version).matches()) {
            return packs.byHash(new Digest(version)).orElseThrow(() -> none(name, version));
        }
        if (!NUMBER.matcher(version).matches()) {
            throw none(name, version);
        }
        Scope scope = repository == null ? Scope.ORG : Scope.REPO;
        int number = Integer.parseInt(version);
        String cursor = null;
        do {
            Page<PackVersion> page = packs.versions(scope, repository, cursor, PAGE);
            for (PackVersion each : page.items()) {
                if (each.name().equals(name) && each.version() == number) {
                    return each;
                }
            }
            cursor = page.next();
        } while (cursor != null);
        throw none(name, version);
    }

    /** Returns what becomes of the rules of a version in a newer text; nothing when one of the two cannot be read. */
    public static List<RuleChange> changes(PackVersion before, String yaml, Scope scope) {
        PolicyPack old = PackParser.parse(before.yaml(), before.scope()).pack();
        PolicyPack now = PackParser.parse(yaml, scope).pack();
        return old == null || now == null ? List.of() : PackComparison.rules(old, now);
    }

    private static Refusal none(String name, String version) {
        return Refusal.notFound("There is no version '" + version + "' of the policy pack '" + name + "' here.");
    }
}
