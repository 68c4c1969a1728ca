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
 * @param key under which name the browser keeps the draft
 * @param yaml the text to begin with
 * @param repository the repository it is meant for; null for a pack of the organisation
 */
record DraftSource(
        String title, String key, String yaml, @Nullable ForgeRepository repository) {

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
        return new DraftSource(
                "Draft from " + version.label(),
                version.id().toString(),
                version.yaml(),
                bound == null ? null : services.repository(services.nameOf(bound)));
    }

    private static DraftSource starter(String name, @Nullable ForgeRepository repository) {
        StarterPack starter = StarterPacks.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no starter pack '" + name + "'."));
        return new DraftSource("Draft from " + name, "starter:" + name, starter.yaml(), repository);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("There is no version of a policy pack with the id '" + id + "'.");
        }
    }
}
