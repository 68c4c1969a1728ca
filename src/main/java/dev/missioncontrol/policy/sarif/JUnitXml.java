package dev.missioncontrol.policy.sarif;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes results as JUnit XML, in the form that CI servers read: {@code testsuites/testsuite/testcase/failure}. */
public final class JUnitXml {

    private JUnitXml() {}

    /**
     * A test case.
     *
     * @param name what was checked
     * @param failure what is wrong; null when nothing is
     */
    public record Case(String name, @Nullable String failure) {}

    /** Returns findings as a suite in which each finding at or above the level is a failed case. */
    public static List<Case> cases(List<Finding> findings, Finding.Level failAt, String file) {
        List<Case> cases = findings.stream()
                .map(finding -> new Case(
                        finding.rule() + " at " + place(finding),
                        finding.accepted() == null && finding.level().compareTo(failAt) <= 0
                                ? finding.level().name().toLowerCase(Locale.ROOT) + ": " + finding.text()
                                : null))
                .collect(Collectors.toList());
        return cases.isEmpty() ? List.of(new Case(file, null)) : cases;
    }

    /** Returns the document. */
    public static String write(String suite, List<Case> cases) {
        StringWriter text = new StringWriter();
        String tests = String.valueOf(cases.size());
        String failures = String.valueOf(
                cases.stream().filter(each -> each.failure() != null).count());
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", clean(suite));
            xml.writeAttribute("tests", tests);
            xml.writeAttribute("failures", failures);
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            for (Case each : cases) {
                write(each, suite, xml);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory failed.", e);
        }
        return text.append('\n').toString();
    }

    private static void write(Case each, String suite, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", clean(each.name()));
        xml.writeAttribute("classname", clean(suite));
        if (each.failure() != null) {
            String failure = clean(Objects.requireNonNull(each.failure()));
            xml.writeStartElement("failure");
            xml.writeAttribute("message", failure.lines().findFirst().orElse(""));
            xml.writeCharacters(failure);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String place(Finding finding) {
        String path = finding.path().isEmpty() ? "the change" : finding.path();
        return finding.line() == 0
                ? path
                : path + ":" + finding.line() + (finding.column() == 0 ? "" : ":" + finding.column());
    }

    /** Leaves out what XML 1.0 cannot hold. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(each -> each == '\t'
                        || each == '\n'
                        || each == '\r'
                        || (each >= 0x20 && each <= 0xD7FF)
                        || (each >= 0xE000 && each <= 0xFFFD)
                        || each >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
