package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.TextPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML 1.2 as plain data within bounds. Anchors, aliases, tags, repeated keys and more than one document are
 * refused, so what people read is what holds, and no document grows when it is read.
 */
final class YamlReader {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_NODES = 120_000;
    private static final int MAX_DEPTH = 20;

    /** The parser's time grows with the square of what stands in a line. */
    private static final int MAX_LINE = 20_000;

    private final List<String> lines;
    private final List<PackProblem> problems;
    private final Iterator<Event> events;
    private int nodes;

    private YamlReader(String yaml, List<String> lines, List<PackProblem> problems) {
        this.lines = lines;
        this.problems = problems;
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH + 5);
        events = new Yaml(options).parse(new java.io.StringReader(yaml)).iterator();
    }

    /** Returns the document, or null when there is none; adds what is wrong. */
    static YamlNode.@Nullable Mapping read(String yaml, List<PackProblem> problems) {
        int bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.add(
                    PackProblem.error(
                            "too-large",
                            1,
                            1,
                            String.format(
                                    Locale.ROOT, "The pack has %.1f MB; at most 1 MB is read.", bytes / 1048576.0),
                            "Use patterns in place of long lists, or split it into an organisation's and a repository's pack."));
            return null;
        }
        List<String> lines = yaml.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).length() > MAX_LINE) {
                problems.add(PackProblem.error(
                        "too-large",
                        line + 1,
                        MAX_LINE + 1,
                        "The line has " + lines.get(line).length() + " characters; at most " + MAX_LINE + " are read.",
                        "Break it into several lines."));
                return null;
            }
        }
        try {
            return new YamlReader(yaml, lines, problems).document();
        } catch (Refused e) {
            problems.add(e.problem);
        } catch (ReaderException e) {
            problems.add(unreadable(yaml, e));
        } catch (MarkedYAMLException e) {
            problems.add(syntax(e));
        } catch (YAMLException e) {
            problems.add(PackProblem.error(
                    "yaml-syntax", 1, 1, "This is no YAML: " + e.getMessage() + ".", "Correct the YAML."));
        }
        return null;
    }

    private static PackProblem syntax(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String context = e.getContext() == null ? "" : " " + e.getContext();
        return PackProblem.error(
                "yaml-syntax",
                mark == null ? 1 : mark.getLine() + 1,
                mark == null ? 1 : mark.getColumn() + 1,
                "This is no YAML: " + e.getProblem() + context + ".",
                "Check indentation, colons and quotes there; put text with special characters in quotes.");
    }

    private static PackProblem unreadable(String yaml, ReaderException e) {
        String before = yaml.substring(
                0, yaml.offsetByCodePoints(0, Math.min(e.getPosition(), yaml.codePointCount(0, yaml.length()))));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return PackProblem.error(
                "yaml-syntax",
                line,
                before.length() - before.lastIndexOf('\n'),
                String.format(Locale.ROOT, "The character U+%04X is not allowed in YAML.", e.getCodePoint()),
                "Remove it.");
    }

    private YamlNode.@Nullable Mapping document() throws Refused {
        YamlNode.Mapping document = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (document != null) {
                    throw refused("one-document", event, "A second document begins.", "Keep one pack in a file.");
                }
                document = mapping(events.next());
            }
        }
        if (document == null) {
            problems.add(PackProblem.error(
                    "empty", 1, 1, "The pack is empty.", "Write at least 'version: 1' and 'name: ...'."));
        }
        return document;
    }

    private YamlNode.Mapping mapping(Event event) throws Refused {
        if (node(event, 0) instanceof YamlNode.Mapping mapping) {
            return mapping;
        }
        throw refused("wrong-type", event, "A pack must be a mapping.", "Write 'key: value' lines.");
    }

    private YamlNode node(Event event, int depth) throws Refused {
        refuseTricks(event);
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw refused(
                    "too-large",
                    event,
                    "The pack has more than " + (depth > MAX_DEPTH ? MAX_DEPTH + " levels" : MAX_NODES + " values")
                            + ".",
                    "Make it simpler.");
        }
        return switch (event) {
            case MappingStartEvent start -> mapping(start, depth);
            case SequenceStartEvent start -> sequence(start, depth);
            case ScalarEvent scalar -> scalar(scalar);
            default -> throw refused("yaml-syntax", event, "A value is missing.", "Write one.");
        };
    }

    private YamlNode.Mapping mapping(MappingStartEvent start, int depth) throws Refused {
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            if (!(node(event, depth + 1) instanceof YamlNode.Scalar key)) {
                throw refused("wrong-type", event, "A key must be a word.", "Write 'key: value' lines.");
            }
            YamlNode value = node(events.next(), depth + 1);
            if (entries.containsKey(key.text())) {
                problems.add(PackProblem.error(
                        "duplicate-key",
                        key.line(),
                        key.column(),
                        "The key '" + key.text() + "' is there twice.",
                        "Keep one of the two; the first is on line "
                                + java.util.Objects.requireNonNull(entries.get(key.text()))
                                        .line() + "."));
            } else {
                entries.put(key.text(), new YamlNode.Entry(key.line(), key.column(), value));
            }
        }
        return new YamlNode.Mapping(line(start), column(start), entries);
    }

    private YamlNode.Sequence sequence(SequenceStartEvent start, int depth) throws Refused {
        var items = new ArrayList<YamlNode>();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Sequence(line(start), column(start), items);
    }

    private YamlNode.Scalar scalar(ScalarEvent scalar) {
        return new YamlNode.Scalar(line(scalar), column(scalar), scalar.getValue(), scalar.isPlain(), place(scalar));
    }

    private TextPlace place(ScalarEvent scalar) {
        return switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> block(scalar);
            case PLAIN -> new TextPlace(line(scalar), List.of(column(scalar)));
            default -> new TextPlace(line(scalar), List.of(column(scalar) + 1));
        };
    }

    /** The rows of a block begin on the lines below its head, each after the block's indentation. */
    private TextPlace block(ScalarEvent scalar) {
        int first = Math.min(lines.size(), scalar.getStartMark().getLine() + 1);
        int end = Math.clamp(scalar.getEndMark().getLine(), first, lines.size());
        List<String> rows = lines.subList(first, end);
        int indent = rows.stream()
                .filter(row -> !row.isBlank())
                .mapToInt(row -> row.length() - row.stripLeading().length())
                .min()
                .orElse(0);
        return new TextPlace(first + 1, java.util.Collections.nCopies(Math.max(2, rows.size()), indent + 1));
    }

    private static void refuseTricks(Event event) throws Refused {
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            throw refused(
                    "anchors-and-tags", event, "Anchors and aliases ('&', '*') are not taken.", "Write the value out.");
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        if (tagged) {
            throw refused("anchors-and-tags", event, "Tags ('!') are not taken.", "Write the value without a tag.");
        }
    }

    private static Refused refused(String rule, Event event, String message, String remedy) {
        return new Refused(PackProblem.error(rule, line(event), column(event), message, remedy));
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().getColumn() + 1;
    }

    /** Ends the reading. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient PackProblem problem;

        Refused(PackProblem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }
}
