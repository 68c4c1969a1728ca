package dev.missioncontrol.policy.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTests {

    private static final Schema OFFICIAL = official();

    @Test
    void isValidByTheOfficialSchema() {
        String report = SarifReport.write(findings());

        assertThat(OFFICIAL.validate(report, InputFormat.JSON)).isEmpty();
        assertThat(OFFICIAL.validate(report.replace("\"ruleId\"", "\"rule\""), InputFormat.JSON))
                .as("the schema is one that refuses")
                .isNotEmpty();
    }

    @Test
    void isValidWithoutFindings() {
        assertThat(OFFICIAL.validate(SarifReport.write(List.of()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void givesEachResultAPlaceAndAFingerprintForCodeScanning() {
        JsonNode run = run(findings());

        assertThat(run.path("results").values()).allSatisfy(result -> {
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asString(""))
                    .isNotBlank();
            assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asString(""))
                    .isNotBlank();
            int index = result.path("ruleIndex").asInt();
            assertThat(run.at("/tool/driver/rules/" + index + "/id").asString(""))
                    .isEqualTo(result.path("ruleId").asString());
        });
    }

    @Test
    void saysWhereAndHowBad() {
        JsonNode result = run(findings()).at("/results/2");

        assertThat(result.path("level").asString()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("src/a%20b/%C3%A9%3A.txt");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(7);
        assertThat(result.at("/message/text").asString()).isEqualTo("It is frozen. Leave it out.");
    }

    @Test
    void marksAnOverriddenFindingAsSuppressed() {
        JsonNode results = run(findings()).path("results");

        assertThat(results.get(3).at("/suppressions/0/justification").asString())
                .isEqualTo("Overridden by someone.");
        assertThat(results.get(2).path("suppressions")).isEmpty();
    }

    @Test
    void keepsTheFingerprintOfAProblemThatMovesAndTellsTwoAlikeApart() {
        var first = Finding.ofPack(List.of(problem(3), problem(9)), "pack.yml");
        var moved = Finding.ofPack(List.of(problem(4), problem(20)), "pack.yml");

        assertThat(moved)
                .extracting(Finding::fingerprint)
                .containsExactlyElementsOf(
                        first.stream().map(Finding::fingerprint).toList());
        assertThat(first.get(0).fingerprint()).isNotEqualTo(first.get(1).fingerprint());
    }

    private static List<Finding> findings() {
        var found = new java.util.ArrayList<>(Finding.ofPack(
                List.of(problem(3), new PackProblem(Severity.INFO, "too-large", 0, 0, "It is large.", "")),
                ".missioncontrol/policy.yml"));
        found.addAll(Finding.ofChange(List.of(
                violation(Level.BLOCK, new Place("src/a b/é:.txt", 7, Place.Side.NEW)),
                violation(Level.WARN, Place.WHOLE).overridden("someone"))));
        return found;
    }

    private static PackProblem problem(int line) {
        return new PackProblem(Severity.WARNING, "unknown-key", line, 5, "There is no key 'x'.", "Remove it.");
    }

    private static PolicyViolation violation(Level level, Place place) {
        var rule = new RuleRef("frozen.licence", "frozen", "standard", Digest.of("x"), Scope.ORG, 4, 3, List.of());
        return new PolicyViolation("0123456789abcdef", level, rule, place, "It is frozen.", "Leave it out.", null);
    }

    private static JsonNode run(List<Finding> findings) {
        return JsonMapper.shared().readTree(SarifReport.write(findings)).at("/runs/0");
    }

    private static Schema official() {
        try (InputStream schema = SarifReportTests.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
