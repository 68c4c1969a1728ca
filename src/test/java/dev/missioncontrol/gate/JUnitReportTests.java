package dev.missioncontrol.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.gate.CheckReport.TestCounts;
import dev.missioncontrol.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitReportTests {

    @Test
    void countsCasesAndNamesThoseThatFailed() {
        var counts = JUnitReport.read("report", """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                  <testsuite name="a" tests="99" failures="0">
                    <testcase classname="a.B" name="works" time="0.1"/>
                    <testcase classname="a.B" name="fails"><failure message="no">at &lt;x&gt;</failure></testcase>
                    <testcase classname="a.B" name="breaks"><error/><system-out><![CDATA[out]]></system-out></testcase>
                    <testcase classname="a.B" name="waits"><skipped/></testcase>
                  </testsuite>
                  <testsuite><testcase name="bare"/></testsuite>
                </testsuites>
                """);
        assertThat(counts).isEqualTo(new TestCounts(5, 1, 1, 1, java.util.List.of("a.B.fails", "a.B.breaks")));
    }

    @Test
    void takesASingleSuite() {
        assertThat(JUnitReport.read("report", "<testsuite><testcase name='x'/></testsuite>")
                        .tests())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not xml", "<testsuite>", "<testsuite><testcase></testsuite>", "<testsuite/><again/>"})
    void refusesWhatIsNotWellFormedAndNamesTheField(String xml) {
        assertThatThrownBy(() -> JUnitReport.read("report[0]", xml)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("report[0]");
            assertThat(refusal.getMessage()).contains("not well-formed XML");
        });
    }

    @Test
    void refusesAnotherKindOfDocument() {
        assertThatThrownBy(() -> JUnitReport.read("report", "<html/>")).hasMessageContaining("<html>");
    }

    @Test
    void refusesADocumentTypeAndSoResolvesNoEntity() {
        String xml = """
                <?xml version="1.0"?>
                <!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <testsuite><testcase name="&x;"/></testsuite>
                """;
        assertThatThrownBy(() -> JUnitReport.read("report", xml))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("document type declaration");
    }

    @Test
    void refusesABombOfEntities() {
        String xml = """
                <!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <testsuite><testcase name="x">&b;</testcase></testsuite>
                """;
        assertThatThrownBy(() -> JUnitReport.read("report", xml)).isInstanceOf(Refusal.class);
    }
}
