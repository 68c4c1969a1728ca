package dev.missioncontrol.policy.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTests {

    @Test
    void countsCasesAndFailures() throws Exception {
        Element suite = suite(JUnitXml.write(
                "pack", List.of(new JUnitXml.Case("one", null), new JUnitXml.Case("two", "Expected deny."))));

        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("Expected deny.");
    }

    @Test
    void writesAnyTextAsWellFormedXml() throws Exception {
        Element suite = suite(
                JUnitXml.write("a<b&\"c\"", List.of(new JUnitXml.Case("x]]>\u0000\u001b\ud83d\ude00", "<\ud800>"))));

        assertThat(suite.getAttribute("name")).isEqualTo("a<b&\"c\"");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("x]]>\ud83d\ude00");
    }

    @Test
    void failsOnlyFindingsAtOrAboveTheLevel() {
        var warning = new Finding("a", Finding.Level.WARNING, "Hm.", "", "p.yml", 2, 0, "f", null);

        assertThat(JUnitXml.cases(List.of(warning), Finding.Level.ERROR, "p.yml"))
                .containsExactly(new JUnitXml.Case("a at p.yml:2", null));
        assertThat(JUnitXml.cases(List.of(warning), Finding.Level.WARNING, "p.yml"))
                .containsExactly(new JUnitXml.Case("a at p.yml:2", "warning: Hm."));
        assertThat(JUnitXml.cases(List.of(), Finding.Level.ERROR, "p.yml"))
                .containsExactly(new JUnitXml.Case("p.yml", null));
    }

    private static Element suite(String xml) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return (Element)
                document.getDocumentElement().getElementsByTagName("testsuite").item(0);
    }
}
