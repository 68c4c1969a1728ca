package dev.missioncontrol.gate;

import dev.missioncontrol.gate.CheckReport.TestCounts;
import dev.missioncontrol.shared.Refusal;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads test reports in the JUnit XML format ({@code testsuites/testsuite/testcase} with {@code failure}, {@code error}
 * and {@code skipped}), as Maven Surefire, Gradle, pytest and many others write it. A document type declaration is
 * refused, so no entity is ever resolved. The counts come from the test cases, not from the attributes that claim them.
 */
final class JUnitReport {

    private static final int MAX_CHARACTERS = 20 << 20;
    private static final int MAX_NAMES = 100;

    private int tests;
    private int failures;
    private int errors;
    private int skipped;
    private final List<String> failed = new ArrayList<>();

    private JUnitReport() {}

    /**
     * Counts the test cases of a report.
     *
     * @throws Refusal INVALID naming the field and line; TOO_LARGE beyond 20 million characters
     */
    static TestCounts read(String field, String xml) {
        if (xml.length() > MAX_CHARACTERS) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    field,
                    "The test report has more than " + MAX_CHARACTERS + " characters.",
                    "Report each suite by itself, or leave out the output of the tests.");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            try {
                var report = new JUnitReport();
                report.readAll(field, reader);
                return new TestCounts(report.tests, report.failures, report.errors, report.skipped, report.failed);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
            throw Refusal.invalid(
                    field,
                    "The test report is not well-formed XML" + place + ".",
                    "Send a complete JUnit XML document, as the test runner wrote it.");
        }
    }

    private void readAll(String field, XMLStreamReader reader) throws XMLStreamException {
        boolean root = true;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw Refusal.invalid(
                        field,
                        "The test report has a document type declaration (DTD), which is not accepted.",
                        "Remove the <!DOCTYPE ...> from the report.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (root && !name.equals("testsuites") && !name.equals("testsuite")) {
                    throw Refusal.invalid(
                            field,
                            "The test report begins with <" + name + ">, not with <testsuites> or <testsuite>.",
                            "Send JUnit XML.");
                }
                root = false;
                if (name.equals("testcase")) {
                    readCase(reader);
                }
            }
        }
    }

    private void readCase(XMLStreamReader reader) throws XMLStreamException {
        String className = reader.getAttributeValue(null, "classname");
        String name = reader.getAttributeValue(null, "name");
        String full = (className == null ? "" : className + ".") + (name == null ? "?" : name);
        boolean failure = false;
        boolean error = false;
        boolean skip = false;
        while (!(reader.next() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals("testcase"))) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "failure" -> failure = true;
                    case "error" -> error = true;
                    case "skipped" -> skip = true;
                    default -> {}
                }
            }
        }
        tests++;
        if (error) {
            errors++;
        } else if (failure) {
            failures++;
        } else if (skip) {
            skipped++;
        }
        if ((failure || error) && failed.size() < MAX_NAMES) {
            failed.add(full);
        }
    }
}
