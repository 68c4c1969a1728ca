package dev.missioncontrol.policy.sarif;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes findings as SARIF 2.1.0 (OASIS Standard), with what GitHub code scanning asks for besides: a location for each
 * result, and {@code partialFingerprints.primaryLocationLineHash}, without which every upload would bring them anew.
 */
public final class SarifReport {

    /** The media type registered for the format. */
    public static final String MEDIA_TYPE = "application/sarif+json";

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SarifReport() {}

    /** Returns the report as JSON text. */
    public static String write(List<Finding> findings) {
        ObjectNode report = JSON.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = report.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Mission Control policy");
        String release = SarifReport.class.getPackage().getImplementationVersion();
        if (release != null) {
            driver.put("version", release);
        }
        Map<String, Integer> rules = rules(findings, driver.putArray("rules"));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> result(finding, rules, results.addObject()));
        return JSON.writeValueAsString(report);
    }

    private static Map<String, Integer> rules(List<Finding> findings, ArrayNode written) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (indexes.putIfAbsent(finding.rule(), indexes.size()) == null) {
                ObjectNode rule = written.addObject().put("id", finding.rule());
                rule.putObject("shortDescription").put("text", "Policy rule " + finding.rule());
                rule.putObject("defaultConfiguration").put("level", level(finding.level()));
            }
        }
        return indexes;
    }

    private static void result(Finding finding, Map<String, Integer> rules, ObjectNode result) {
        result.put("ruleId", finding.rule());
        result.put("ruleIndex", rules.get(finding.rule()));
        result.put("level", level(finding.level()));
        result.putObject("message").put("text", finding.text());
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        // A finding about the change as a whole is placed at the repository's root: code scanning wants a place.
        physical.putObject("artifactLocation").put("uri", finding.path().isEmpty() ? "." : uri(finding.path()));
        if (finding.line() > 0) {
            ObjectNode region = physical.putObject("region").put("startLine", finding.line());
            if (finding.column() > 0) {
                region.put("startColumn", finding.column());
            }
        }
        result.putObject("partialFingerprints").put("primaryLocationLineHash", finding.fingerprint());
        suppression(finding.accepted(), result);
    }

    private static void suppression(@Nullable String accepted, ObjectNode result) {
        ArrayNode suppressions = result.putArray("suppressions");
        if (accepted != null) {
            suppressions
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", accepted);
        }
    }

    private static String level(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the path as a relative reference (RFC 3986). */
    private static String uri(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(escaped(segment));
        }
        return String.join("/", segments);
    }

    private static String escaped(String segment) {
        try {
            // Behind a slash a colon is not taken for the end of a scheme; '+' and the like stay as they are.
            return new URI(null, null, "/" + segment, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No path segment: " + segment, e);
        }
    }
}
