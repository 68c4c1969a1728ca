package dev.missioncontrol.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class PacksIntegrationTests {

    private static final String TWO_PEOPLE = "approvals:\n  - id: two-people\n    count: 2\n";

    @Autowired
    private Packs packs;

    @Autowired
    private FirstPack first;

    @Autowired
    private PoliciesInForce policies;

    @Autowired
    private Repositories repositories;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private TestRepository git;
    private RepositoryId repository;

    @BeforeEach
    void connect() {
        git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello\n", "Say hello");
        repository = repositories
                .connect(git.directory().toString(), "packs-" + UUID.randomUUID(), null, TestAccounts.ADMIN)
                .id();
    }

    @Test
    void aFreshInstallationHasTheStandardPackInForce() {
        PackVersion org = packs.inForce(Scope.ORG, null).orElseThrow();

        assertThat(org.name()).isEqualTo(StarterPacks.DEFAULT);
        assertThat(policies.of(null).name()).isEqualTo("standard");
        assertThat(policies.of(null).broken()).isEmpty();
        first.afterSingletonsInstantiated();
        assertThat(packs.inForce(Scope.ORG, null)).contains(org);
    }

    @Test
    void aPublishedPackIsInForceAndInTheLedger() {
        PackVersion published = publish(TWO_PEOPLE);

        assertThat(published)
                .returns("house-rules", PackVersion::name)
                .returns(1, PackVersion::version)
                .returns(true, PackVersion::inForce)
                .returns(TestAccounts.ADMIN.name(), PackVersion::publishedBy);
        assertThat(policies.of(repository).name()).isEqualTo("standard + house-rules");
        assertThat(policies.of(repository).hash())
                .isNotEqualTo(policies.of(null).hash());
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                                + " WHERE e.type = 'policy.published' AND p.content::json ->> 'packId' = ?")
                        .param(published.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameTextIsNotPublishedTwice() {
        assertThat(publish(TWO_PEOPLE)).isEqualTo(publish(TWO_PEOPLE));
    }

    @Test
    void anOlderVersionCanBePutInForceAgain() {
        PackVersion one = publish(TWO_PEOPLE);
        PackVersion two = publish("approvals:\n  - id: three-people\n    count: 3\n");
        assertThat(two.version()).isEqualTo(2);

        packs.putInForce(one.id(), "Three is a crowd.", TestAccounts.ADMIN);

        assertThat(packs.inForce(Scope.REPO, repository).orElseThrow().id()).isEqualTo(one.id());
        Page<PackVersion> newest = packs.versions(Scope.REPO, repository, null, 1);
        assertThat(newest.items()).extracting(PackVersion::id).containsExactly(two.id());
        assertThat(packs.versions(Scope.REPO, repository, newest.next(), 1).items())
                .extracting(PackVersion::id)
                .containsExactly(one.id());
    }

    @Test
    void aWithdrawnPackCountsNoMore() {
        publish(TWO_PEOPLE);

        packs.withdraw(repository, "It was only a try.", TestAccounts.ADMIN);

        assertThat(policies.of(repository).hash()).isEqualTo(policies.of(null).hash());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> packs.withdraw(repository, "Again.", TestAccounts.ADMIN))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
    }

    @Test
    void onlyAdministratorsPublish() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> packs.publish(
                        TestPacks.yaml("enforce", TWO_PEOPLE), Scope.REPO, repository, "", TestAccounts.MEMBER))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind);
        assertThat(packs.inForce(Scope.REPO, repository)).isEmpty();
    }

    @Test
    void refusesABrokenPackWithEveryProblemAtItsPlace() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> publish("aprovals: []\napprovals:\n  - id: two-people\n    count: many\n"))
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .returns("yaml", Refusal::field)
                .withMessageContaining("4:1 ")
                .withMessageContaining("7:12 ");
        assertThat(packs.inForce(Scope.REPO, repository)).isEmpty();
    }

    @Test
    void refusesARepositoryPackThatLoosens() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> publish("overrides:\n  - rule: diff.secrets\n    reason: We like them.\n"))
                .withMessageContaining("diff.secrets");
    }

    @Test
    void aPublishedVersionNeverChanges() {
        publish(TWO_PEOPLE);

        for (String statement : List.of(
                "UPDATE policy_pack SET comment = 'x'",
                "DELETE FROM policy_pack",
                "TRUNCATE policy_pack CASCADE",
                "UPDATE policy_in_force SET put_by = 'x'",
                "DELETE FROM policy_in_force",
                "DELETE FROM policy_decision",
                "DELETE FROM policy_override")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void theRepositorysOwnFileCountsAtTheHeadOfItsBaseBranch() {
        git.commit(PolicyFile.PATH, TestPacks.yaml("enforce", TWO_PEOPLE), "Ask two people");

        assertThat(policies.of(repository).name()).isEqualTo("standard + house-rules");
        assertThat(policies.find(repository).sources())
                .last()
                .isEqualTo(PolicyFile.PATH + "@" + git.head("HEAD").hex());
    }

    @Test
    void aBrokenFileOfTheRepositoryIsTold() {
        git.commit(PolicyFile.PATH, "version: 1\nname: house-rules\nmode: never\n", "Break it");

        assertThat(policies.of(repository).broken()).singleElement().satisfies(broken -> {
            assertThat(broken.source()).startsWith(PolicyFile.PATH + "@");
            assertThat(broken.problems().getFirst().line()).isEqualTo(3);
        });
    }

    private PackVersion publish(String rules) {
        return packs.publish(
                TestPacks.yaml("enforce", rules), Scope.REPO, repository, "For the test.", TestAccounts.ADMIN);
    }
}
