package dev.missioncontrol.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.diff.DiffParser;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nasty diffs have the same outcome here as with {@code git apply}, or we are stricter on purpose and say why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NastyDiffsTests {

    private static final String REFUSED = "refused";

    private NastyBase base;

    @BeforeAll
    void makeBase(@TempDir Path folder) throws IOException {
        base = new NastyBase(folder);
    }

    static List<NastyDiffs.Case> cases() {
        return NastyDiffs.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesAsGitApplyDoes(NastyDiffs.Case nasty) throws IOException {
        byte[] diff = nasty.diff().apply(base).getBytes(StandardCharsets.ISO_8859_1);
        String cached = theirs(base.repo.applyCached(base.commit, diff));
        String ours = ours(diff);
        if (nasty.stricter().isEmpty()) {
            assertThat(ours).isEqualTo(cached);
        } else {
            assertThat(cached).as("git takes it").isNotEqualTo(REFUSED);
            assertThat(ours).as(nasty.stricter()).isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheIndexAndTheWorkTree(NastyDiffs.Case nasty) throws IOException {
        byte[] diff = nasty.diff().apply(base).getBytes(StandardCharsets.ISO_8859_1);
        String index = theirs(base.repo.applyIndex(base.commit, diff));
        String ours = ours(diff);
        // A work tree cannot hold everything an index can; what it takes must come out the same.
        if (!index.equals(REFUSED) && nasty.stricter().isEmpty()) {
            assertThat(ours).isEqualTo(index);
        }
    }

    @Test
    void holdsEnoughCases() {
        assertThat(cases()).hasSizeGreaterThan(150);
        assertThat(cases().stream().map(NastyDiffs.Case::name)).doesNotHaveDuplicates();
    }

    private String ours(byte[] diff) throws IOException {
        try (var repository = base.repo.open();
                var reader = repository.newObjectReader()) {
            var applier = DiffApplier.at(reader, new CommitId(base.commit), PatchLimits.defaults(), AllowedModes.all());
            applier.apply(DiffParser.parse(diff, PatchLimits.defaults()));
            return applier.treeId().name();
        } catch (Refusal e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.remedy()).isNotBlank();
            return REFUSED;
        }
    }

    private static String theirs(GitRepo.Outcome outcome) {
        return outcome.exit() == 0 ? outcome.out().strip() : REFUSED;
    }
}
