package dev.missioncontrol.policy.ui;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.DraftChecks;
import dev.missioncontrol.policy.draft.DraftTrials;
import dev.missioncontrol.policy.draft.KeptDrafts;
import dev.missioncontrol.policy.draft.Simulation;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** What the pages about drafts ask and tell. */
@Component
class DraftServices {

    private static final int REPOSITORIES = 200;

    private final Packs packs;
    private final DraftChecks checks;
    private final Simulation simulation;
    private final DraftTrials trials;
    private final KeptDrafts drafts;
    private final Repositories repositories;
    private final CurrentAccount current;
    private final AsyncTaskExecutor background;
    private final Clock clock;

    DraftServices(
            Packs packs,
            DraftChecks checks,
            Simulation simulation,
            DraftTrials trials,
            KeptDrafts drafts,
            Repositories repositories,
            CurrentAccount current,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor background,
            Clock clock) {
        this.packs = packs;
        this.checks = checks;
        this.simulation = simulation;
        this.trials = trials;
        this.drafts = drafts;
        this.repositories = repositories;
        this.current = current;
        this.background = background;
        this.clock = clock;
    }

    Packs packs() {
        return packs;
    }

    DraftChecks checks() {
        return checks;
    }

    Simulation simulation() {
        return simulation;
    }

    DraftTrials trials() {
        return trials;
    }

    KeptDrafts drafts() {
        return drafts;
    }

    AsyncTaskExecutor background() {
        return background;
    }

    Clock clock() {
        return clock;
    }

    Account account() {
        return current.get();
    }

    ForgeRepository repository(String name) {
        return repositories.byName(name);
    }

    String nameOf(RepositoryId repository) {
        return repositories.get(repository).name();
    }

    List<ForgeRepository> repositories() {
        return repositories.list(null, null, REPOSITORIES).items();
    }

    /** Returns the pack that publishing the draft would replace. */
    Optional<PackVersion> replaced(Draft draft) {
        return packs.inForce(draft.scope(), draft.repository());
    }
}
