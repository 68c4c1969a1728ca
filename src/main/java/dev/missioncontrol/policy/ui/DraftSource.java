package dev.missioncontrol.policy.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft begins with.
 *
 * @param title what the page calls it
 * @param key under which name the draft is kept: the same for all versions of a pack in a place
 * @param address the page that opens it
 * @param yaml the text to begin with
 * @param repository the repository it is meant for; null for a pack of the organisation
 */
record DraftSource(
        String title,
        String key,
        String address,
        String yaml,
        @Nullable ForgeRepository repository) {

    /** Nothing. */
    static final DraftSource NONE = new DraftSource("Draft", "", PolicyNavigation.DRAFT, "", null);

    /** Reads it from an address: {@code ?starter=NAME} or {@code ?version=ID}, else the starter that is the default. */
    static DraftSource of(QueryParameters query, DraftServices services) {
        ForgeRepository repository = query.getSingleParameter(PolicyNavigation.REPO)
                .map(services::repository)
                .orElse(null);
        return query.getSingleParameter(PolicyNavigation.VERSION)
                .map(id -> version(id, services))
                .orElseGet(() -> starter(
                        query.getSingleParameter(PolicyNavigation.STARTER).orElse(StarterPacks.DEFAULT), repository));
    }

    private static DraftSource version(String id, DraftServices services) {
        PackVersion version = services.packs().get(parse(id));
        RepositoryId bound = version.repository();
        ForgeRepository repository = bound == null ? null : services.repository(services.nameOf(bound));
        return new DraftSource(
                "Draft from " + version.label(),
                "pack:" + version.name() + (bound == null ? "" : "@" + bound),
                PolicyNavigation.edit(version, repository == null ? null : repository.name()),
                version.yaml(),
                repository);
    }

    private static DraftSource starter(String name, @Nullable ForgeRepository repository) {
        StarterPack starter = StarterPacks.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no starter pack '" + name + "'."));
        return new DraftSource(
                "Draft from " + name,
                "starter:" + name + (repository == null ? "" : "@" + repository.id()),
                PolicyNavigation.starter(name)
                        + (repository == null ? "" : "&" + PolicyNavigation.REPO + "=" + repository.name()),
                starter.yaml(),
                repository);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("There is no version of a policy pack with the id '" + id + "'.");
        }
    }
}
