package dev.missioncontrol.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTests {

    private static final String REPORT = "<testsuite><testcase name='a'/></testsuite>";

    @TempDir
    private Path clone;

    @Test
    void findsWhatMavenAndGradleWrite() throws IOException {
        TestReports reports = new TestReports(clone, List.of());
        write("target/surefire-reports/TEST-A.xml", REPORT);
        write("module/target/failsafe-reports/TEST-B.xml", REPORT);
        write("app/build/test-results/test/TEST-C.xml", REPORT);
        write("target/TEST-fixture.xml", REPORT);
        write("target/surefire-reports/notes.xml", REPORT);

        assertThat(reports.find())
                .extracting(TestReports.Found::path)
                .containsExactly(
                        "app/build/test-results/test/TEST-C.xml",
                        "module/target/failsafe-reports/TEST-B.xml",
                        "target/surefire-reports/TEST-A.xml");
    }

    @Test
    void looksElsewhereWhenThereIsNothingInTheUsualPlaces() throws IOException {
        TestReports reports = new TestReports(clone, List.of());
        write("junit.xml", REPORT);
        write("out/TEST-x.xml", "<?xml version='1.0'?><testsuites/>");
        write("junit-settings.xml", "<configuration/>");
        write("target/test-classes/TEST-fixture.xml", REPORT);
        write("node_modules/thing/junit.xml", REPORT);

        assertThat(reports.find()).extracting(TestReports.Found::path).containsExactly("junit.xml", "out/TEST-x.xml");
    }

    @Test
    void doesNotTakeAReportOfTheRepositoryForAResult() throws IOException {
        write("reports/TEST-kept.xml", REPORT);
        write("reports/TEST-rewritten.xml", REPORT);
        TestReports reports = new TestReports(clone, List.of("reports/*.xml"));
        write("reports/TEST-rewritten.xml", "<testsuite><testcase name='longer'/></testsuite>");

        assertThat(reports.find()).extracting(TestReports.Found::path).containsExactly("reports/TEST-rewritten.xml");
    }

    @Test
    void keepsABrokenReportSoThatItIsComplainedAbout() throws IOException {
        TestReports reports = new TestReports(clone, List.of());
        write("target/surefire-reports/TEST-A.xml", "<testsuite");

        assertThat(reports.find()).extracting(TestReports.Found::xml).containsExactly("<testsuite");
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> new TestReports(clone, List.of("reports/[")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("reports/[");
    }

    private void write(String path, String content) throws IOException {
        Path file = clone.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
