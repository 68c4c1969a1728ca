package dev.missioncontrol.patch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.ui.LineFinding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileFindingsTests {

    @Test
    void marksAFileByTheWorstOfItsFindings() {
        var findings = new FileFindings(List.of(
                finding("a", Severity.OVERRIDDEN), finding("a", Severity.WARN), finding("b", Severity.OBSERVED)));

        assertThat(findings.severity("a")).isEqualTo("warn");
        assertThat(findings.text("a")).isEqualTo("2 findings of policy; it warns");
        assertThat(findings.severity("b")).isEqualTo("observed");
        assertThat(findings.text("b")).isEqualTo("1 finding of policy; it would block");
        assertThat(findings.icon("a")).isNotEqualTo(findings.icon("b"));
    }

    @Test
    void marksNoFileWithoutFindings() {
        assertThat(FileFindings.NONE.severity("a")).isEmpty();
        assertThat(FileFindings.NONE.icon("a")).isEmpty();
        assertThat(FileFindings.NONE.text("a")).isEmpty();
    }

    @Test
    void tellsTheFilesOfWhichItSaysSomethingElse() {
        var before = new FileFindings(List.of(finding("a", Severity.WARN), finding("b", Severity.BLOCK)));
        var after = new FileFindings(List.of(finding("b", Severity.BLOCK), finding("c", Severity.BLOCK)));

        assertThat(after.differing(before)).containsExactlyInAnyOrder("a", "c");
    }

    private static LineFinding finding(String path, Severity severity) {
        return new LineFinding(path, LineComment.Side.NEW, 1, severity, "rule", "Reason.", "", "");
    }
}
