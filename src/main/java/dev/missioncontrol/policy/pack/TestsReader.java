package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code tests}. */
final class TestsReader {

    /** The time of a case that gives none. */
    private static final Instant SOME_DAY = Instant.parse("2026-01-01T00:00:00Z");

    private final Reading reading;

    TestsReader(Reading reading) {
        this.reading = reading;
    }

    List<PackTest> read(@Nullable YamlNode section) {
        List<PackTest> tests = new ArrayList<>();
        for (YamlNode.Mapping test : Reading.mappings(section)) {
            Facts facts = facts(test);
            if (facts != null && test.get("expect") instanceof YamlNode.Mapping expect) {
                YamlNode rules = expect.get("rules");
                tests.add(new PackTest(
                        Reading.text(test.get("name"), ""),
                        test.line(),
                        test.column(),
                        facts,
                        Status.valueOf(Reading.text(expect.get("status"), "").toUpperCase(Locale.ROOT)),
                        rules == null ? null : Reading.texts(rules)));
            }
        }
        return tests;
    }

    private @Nullable Facts facts(YamlNode.Mapping test) {
        if (!(test.get("facts") instanceof YamlNode.Mapping given)) {
            return null;
        }
        Map<String, @Nullable Object> facts = new HashMap<>();
        given.entries().forEach((key, entry) -> facts.put(key, plain(SchemaCheck.json(entry.value()))));
        facts.putIfAbsent("at", SOME_DAY.toString());
        try {
            return FactsJson.read(facts);
        } catch (Refusal e) {
            reading.problem(
                    "invalid-facts",
                    at(given, e.field()),
                    e.getMessage(),
                    e.remedy() == null ? "See docs/policy.md." : e.remedy());
            return null;
        }
    }

    /** Returns the value at a field like {@code files[0].path}, or what of it is there. */
    private static YamlNode at(YamlNode.Mapping facts, @Nullable String field) {
        YamlNode node = facts;
        for (String step : field == null ? new String[0] : field.split("[.\\[\\]]+", -1)) {
            if (node instanceof YamlNode.Mapping mapping && mapping.get(step) instanceof YamlNode next) {
                node = next;
            } else if (node instanceof YamlNode.Sequence sequence && step.matches("[0-9]{1,6}")) {
                int index = Integer.parseInt(step);
                node = index < sequence.items().size() ? sequence.items().get(index) : node;
            }
        }
        return node;
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new HashMap<>();
            node.properties().forEach(property -> map.put(property.getKey(), plain(property.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? decimal(node.decimalValue()) : node.asString();
    }

    private static String decimal(BigDecimal value) {
        return value.toPlainString();
    }
}
