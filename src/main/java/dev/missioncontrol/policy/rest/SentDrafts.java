package dev.missioncontrol.policy.rest;

import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which pack a request is about, and for which place. */
@Component
class SentDrafts {

    private final Repositories repositories;

    SentDrafts(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * A text and the place it is meant for.
     *
     * @param repository the repository that was named; null for none
     */
    record Sent(String yaml, Scope scope, @Nullable RepositoryId repository) {

        /** Returns whom a pack of this scope would bind. */
        @Nullable
        RepositoryId bound() {
            return scope == Scope.ORG ? null : repository;
        }
    }

    Sent read(@Nullable String yaml, @Nullable String scope, @Nullable String repo) {
        if (yaml == null) {
            throw Refusal.invalid("yaml", "There is no pack.", "Send its text.");
        }
        Scope meant = scope == null ? (repo == null ? Scope.ORG : Scope.REPO) : scope(scope);
        return new Sent(yaml, meant, repository(repo));
    }

    /** Returns the pack, or refuses one that cannot be read. */
    static Draft parsed(Sent sent) {
        PackDocument document = PackParser.parse(sent.yaml(), sent.scope());
        PolicyPack pack = document.pack();
        if (pack == null) {
            throw new BrokenDraft(document.problems());
        }
        return new Draft(pack, sent.scope(), sent.bound());
    }

    /** Returns the repository of that name; null for none. */
    @Nullable
    RepositoryId repository(@Nullable String name) {
        return name == null ? null : repositories.byName(name).id();
    }

    static Scope scope(String given) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("scope", "'" + given + "' is no scope.", "Send org or repo."));
    }
}
