package dev.missioncontrol.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class OverridesIntegrationTests {

    private static final String RULES = """
            file_globs:
              - id: docs
                paths: "docs/**"
                effect: deny
                reason: The documents are finished.
                may_override: [admin]
              - id: licence
                paths: LICENSE
                effect: deny
                reason: The licence stays.
            """;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private TestPacks packs;

    @Autowired
    private Policy policy;

    @Autowired
    private Overrides overrides;

    @Autowired
    private JdbcClient jdbc;

    private PatchScenario scenario;

    @BeforeEach
    void connect() {
        scenario = PatchScenario.with(
                repositories, forge, patchSets, "docs/a.md", "a\n", "docs/b.md", "b\n", "LICENSE", "free\n");
        packs.publish(scenario.repository().id(), "enforce", RULES);
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void anOverriddenFindingNoLongerBlocksAndSaysWhoLetItPass() {
        PatchSet patchSet = propose("docs/a.md", "new\n");
        assertThat(decide(patchSet).allowed()).isFalse();

        overrideAll(patchSet);

        PolicyDecision after = decide(patchSet);
        assertThat(after.allowed()).isTrue();
        assertThat(after.overridden())
                .singleElement()
                .returns(TestAccounts.ADMIN.name(), PolicyViolation::overriddenBy);
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_entry WHERE chain = ? AND type = 'policy.overridden'")
                        .param(scenario.workflow().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anOverrideCarriesOverOnlyWhileNothingElseIsFound() {
        overrideAll(propose("docs/a.md", "new\n"));

        assertThat(decide(propose("docs/a.md", "newer\n")).allowed()).isTrue();

        PatchSet more = propose("docs/a.md", "newest\n", "docs/b.md", "new\n");
        assertThat(decide(more).blocking()).hasSize(2);
        assertThat(decide(more).overridden()).isEmpty();

        assertThat(decide(propose("docs/a.md", "last\n")).allowed()).isTrue();
    }

    @Test
    void overridesOneFindingAndLeavesTheOther() {
        PatchSet patchSet = propose("docs/a.md", "new\n", "docs/b.md", "new\n");
        PolicyViolation one = decide(patchSet).blocking().getFirst();

        override(patchSet, List.of(one.fingerprint()));

        assertThat(decide(patchSet).blocking()).hasSize(1).doesNotContain(one);
        assertThat(decide(patchSet).allowed()).isFalse();
    }

    @Test
    void nobodyOverridesARuleThatNamesNobody() {
        PatchSet patchSet = propose("LICENSE", "mine\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> overrideAll(patchSet))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind)
                .withMessageContaining("Nobody may override the rule licence of house-rules.");
    }

    @Test
    void refusesAnotherDigestAndUnknownFindings() {
        PatchSet patchSet = propose("docs/a.md", "new\n");
        List<String> fingerprints = List.copyOf(overrides.blocking(patchSet).keySet());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> overrides.override(
                        patchSet.id(), Digest.of("another"), fingerprints, "Fine.", TestAccounts.ADMIN))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> override(patchSet, List.of("made-up")))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind)
                .withMessageContaining("made-up");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> override(patchSet, List.of()))
                .returns("fingerprints", Refusal::field);
        assertThat(overrides.of(patchSet.id())).isEmpty();
    }

    private PatchSet propose(String... pathsAndTexts) {
        PatchSetRevision revision = scenario.seal(pathsAndTexts);
        return patchSets.get(revision.patchSet());
    }

    private PolicyDecision decide(PatchSet patchSet) {
        return policy.decide(new PolicyQuestion.Revision(patchSet));
    }

    private void overrideAll(PatchSet patchSet) {
        override(patchSet, overrides.blocking(patchSet).keySet());
    }

    private void override(PatchSet patchSet, Collection<String> fingerprints) {
        overrides.override(
                patchSet.id(), patchSet.current().digest(), fingerprints, "It is a typo.", TestAccounts.ADMIN);
    }
}
