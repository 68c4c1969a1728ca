package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A verdict as the ledger keeps it: what each group of rules and each rule said, with the values it saw. */
final class VerdictTree {

    private static final int MOST_PLACES = 20;

    private VerdictTree() {}

    /** Shows a verdict, with those it is made of inside; groups that only allow are folded. */
    static Component of(JsonNode verdict) {
        JsonNode children = verdict.path("children");
        var body = new Div();
        body.addClassName("verdict-body");
        describe(verdict, body);
        children.forEach(child -> body.add(of(child)));
        int skipped = verdict.path("skipped").asInt(0);
        if (skipped > 0) {
            body.add(secondary(skipped == 1 ? "1 rule had nothing to say." : skipped + " rules had nothing to say."));
        }
        if (body.getComponentCount() == 0) {
            return head(verdict);
        }
        var details = new Details(head(verdict), body);
        details.addClassName("verdict");
        String status = verdict.path("status").asString("");
        details.setOpened(!status.equals("ALLOW") && !status.equals("SKIPPED"));
        return details;
    }

    private static Div head(JsonNode verdict) {
        String status = verdict.path("status").asString("");
        var head = new Div(
                new StatusBadge(status.toLowerCase(Locale.ROOT), tone(status)),
                new Span(verdict.path("sentence").asString("")));
        head.addClassNames("fact-row", "verdict-head");
        return head;
    }

    private static void describe(JsonNode verdict, Div body) {
        verdict.path("values").properties().forEach(value -> {
            var row =
                    new Div(secondary(value.getKey()), new Code(value.getValue().asString("")));
            row.addClassName("verdict-value");
            body.add(row);
        });
        JsonNode rule = verdict.path("rule");
        if (rule.isObject()) {
            body.add(secondary("Rule " + rule.path("id").asString("") + " of "
                    + rule.path("pack").asString("") + ", line "
                    + rule.path("line").asInt(0)));
        }
        JsonNode places = verdict.path("places");
        if (!places.isEmpty()) {
            String all = StreamSupport.stream(places.spliterator(), false)
                    .limit(MOST_PLACES)
                    .map(VerdictTree::place)
                    .collect(Collectors.joining(", "));
            int more = places.size() - MOST_PLACES;
            body.add(secondary("At " + all + (more > 0 ? " and " + more + " more" : "")));
        }
        String remedy = verdict.path("remedy").asString("");
        if (!remedy.isBlank()) {
            body.add(secondary(remedy));
        }
    }

    private static String place(JsonNode place) {
        int line = place.path("line").asInt(0);
        return place.path("path").asString("") + (line > 0 ? ":" + line : "");
    }

    private static Div secondary(String text) {
        var line = new Div(text);
        line.addClassName("secondary");
        return line;
    }

    private static Tone tone(String status) {
        return switch (status) {
            case "ALLOW" -> Tone.SUCCESS;
            case "WARN" -> Tone.WARNING;
            case "DENY", "ERROR" -> Tone.ERROR;
            default -> Tone.NEUTRAL;
        };
    }
}
