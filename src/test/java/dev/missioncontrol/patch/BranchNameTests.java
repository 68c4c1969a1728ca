package dev.missioncontrol.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.shared.WorkflowId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchNameTests {

    private static final WorkflowId WORKFLOW = WorkflowId.parse("1a2b3c4d-0000-4000-8000-000000000000");

    @Test
    void namesWorkflowTitleAndLaterRevisions() {
        assertThat(BranchName.of(WORKFLOW, "Fix the build", 1)).isEqualTo("missioncontrol/1a2b3c4d-fix-the-build");
        assertThat(BranchName.of(WORKFLOW, "Fix the build", 2)).isEqualTo("missioncontrol/1a2b3c4d-fix-the-build-r2");
    }

    @Test
    void cutsALongTitleAtAWord() {
        String slug = BranchName.slug("Replace every deprecated call of the old logging interface everywhere");

        assertThat(slug).isEqualTo("replace-every-deprecated-call-of-the-old-logging");
        assertThat(BranchName.slug("x".repeat(100))).hasSize(48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "日本語", "a..b~^:?*[\\", "-lead", "x.lock", "@{u}", "Ünïcödé Straße", "\n\t"})
    void isAlwaysAValidBranchName(String title) {
        assertThat(Repository.isValidRefName("refs/heads/" + BranchName.of(WORKFLOW, title, 3)))
                .isTrue();
    }
}
