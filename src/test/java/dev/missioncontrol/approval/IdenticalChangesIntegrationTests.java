package dev.missioncontrol.approval;

import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static dev.missioncontrol.patch.PatchScenario.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class IdenticalChangesIntegrationTests {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private RevisionPolicy policy;

    @Autowired
    private Approvals approvals;

    @Autowired
    private IdenticalChanges identical;

    private final String before = "before " + UUID.randomUUID() + "\n";
    private final List<PatchScenario> scenarios = new ArrayList<>();

    @AfterEach
    void remove() {
        scenarios.forEach(PatchScenario::close);
    }

    @Test
    void findsWhatDoesTheSameInOtherWorkflowsAndRepositories() {
        PatchSetRevision first = propose("after\n");
        PatchSetRevision second = propose("after\n");
        propose("something else\n");

        assertThat(identical.of(first.patchSet(), ALICE))
                .extracting(PatchSet::id)
                .containsExactly(second.patchSet());
        assertThat(identical.of(first.patchSet(), GUEST)).isEmpty();
    }

    @Test
    void approvesAllThatAreIdentical() {
        PatchSetRevision first = propose("after\n");
        PatchSetRevision second = propose("after\n");

        List<Approval> recorded = identical.approveAll(reviewed(first, second), "Looks right.", ALICE);

        assertThat(recorded).extracting(Approval::patchSet).containsExactly(first.patchSet(), second.patchSet());
        assertThat(approvals.complete(first.patchSet(), first.digest())).isTrue();
        assertThat(approvals.complete(second.patchSet(), second.digest())).isTrue();
    }

    @Test
    void approvesNothingWhenOneIsAnother() {
        PatchSetRevision first = propose("after\n");
        PatchSetRevision other = propose("something else\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> identical.approveAll(reviewed(first, other), null, ALICE))
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .withMessageContaining("is not identical");
        assertThat(approvals.of(first.patchSet())).isEmpty();
    }

    @Test
    void approvesNothingWhenOneWasOvertaken() {
        PatchSetRevision first = propose("after\n");
        PatchSetRevision second = propose("after\n");
        var reviewed = reviewed(first, second);
        reviewed.put(second.patchSet(), Digest.of("an older revision"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> identical.approveAll(reviewed, null, ALICE))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
        assertThat(approvals.of(first.patchSet())).isEmpty();
    }

    private static LinkedHashMap<PatchSetId, Digest> reviewed(PatchSetRevision... revisions) {
        var reviewed = new LinkedHashMap<PatchSetId, Digest>();
        for (PatchSetRevision revision : revisions) {
            reviewed.put(revision.patchSet(), revision.digest());
        }
        return reviewed;
    }

    private PatchSetRevision propose(String after) {
        PatchScenario scenario = PatchScenario.with(repositories, forge, patchSets, "greeting.txt", before);
        scenarios.add(scenario);
        // Another base each, so that the digests of the PatchSets differ.
        scenario.moveBase("other.txt", UUID.randomUUID() + "\n");
        PatchSetRevision revision = scenario.seal("greeting.txt", after);
        policy.enforce(patchSets.get(revision.patchSet()));
        return revision;
    }
}
