package dev.missioncontrol.policy;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Publishes packs for single repositories in tests, in the name of somebody no test acts as otherwise. */
@Component
public class TestPacks {

    /** Who publishes. */
    public static final Account AUTHOR = new Account("pack-author", Set.of(Role.ADMIN, Role.MEMBER));

    private final Packs packs;

    TestPacks(Packs packs) {
        this.packs = packs;
    }

    /** Publishes a pack for a repository; {@code rules} is what follows its name and mode. */
    public PackVersion publish(RepositoryId repository, String mode, String rules) {
        return packs.publish(yaml(mode, rules), Scope.REPO, repository, "For a test.", AUTHOR);
    }

    /** Withdraws the repository's pack. */
    public void withdraw(RepositoryId repository) {
        packs.withdraw(repository, "The test goes on without.", AUTHOR);
    }

    /** Returns the text of a pack. */
    public static String yaml(String mode, String rules) {
        return "version: 1\nname: house-rules\nmode: " + mode + "\n" + rules;
    }
}
