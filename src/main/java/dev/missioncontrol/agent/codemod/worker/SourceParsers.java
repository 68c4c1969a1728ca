package dev.missioncontrol.agent.codemod.worker;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ParseExceptionResult;
import org.openrewrite.Parser;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.json.JsonParser;
import org.openrewrite.marker.Markers;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.quark.Quark;
import org.openrewrite.text.PlainTextParser;
import org.openrewrite.tree.ParseError;
import org.openrewrite.xml.XmlParser;
import org.openrewrite.yaml.YamlParser;

/** Parses files by kind. A file that cannot be parsed, or not be printed back the same, comes out as a reason. */
final class SourceParsers {

    /** What became of a file: the tree, or why there is none. */
    sealed interface Outcome {

        /** It was parsed, and prints back the same. */
        record Parsed(SourceFile source) implements Outcome {}

        /** It was not, for the reason given. */
        record Failed(String reason) implements Outcome {}
    }

    private final JavaSyntax javaSyntax = new JavaSyntax();

    /** Returns a file that is known by its path only. */
    static SourceFile pathOnly(String path) {
        return new Quark(Tree.randomId(), Path.of(path), Markers.EMPTY, null, null);
    }

    /** Parses all files as one kind, so that Java files see each other's types; in the order of their paths. */
    Map<String, Outcome> parse(FileKind kind, SortedMap<String, byte[]> files, IntConsumer progress) {
        List<Parser.Input> inputs = new ArrayList<>();
        files.forEach((path, content) ->
                inputs.add(new Parser.Input(Path.of(path), null, () -> new ByteArrayInputStream(content), false)));
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        parser(kind).parseInputs(inputs, null, Contexts.quiet()).forEach(source -> {
            outcomes.put(SourceTree.path(source), outcome(kind, source));
            progress.accept(outcomes.size());
        });
        for (String path : files.keySet()) {
            outcomes.putIfAbsent(path, new Outcome.Failed("the " + kind.label() + " parser does not take this file"));
        }
        return outcomes;
    }

    /** Returns why the bytes are not a well-formed file of the kind, or null when they are. */
    @Nullable
    String objection(FileKind kind, String path, byte[] content, String text) {
        if (kind == FileKind.JAVA) {
            return javaSyntax.firstError(text).orElse(null);
        }
        var input = new Parser.Input(Path.of(path), null, () -> new ByteArrayInputStream(content), false);
        return parser(kind)
                .parseInputs(List.of(input), null, Contexts.quiet())
                .map(source -> outcome(kind, source))
                .filter(Outcome.Failed.class::isInstance)
                .map(failed -> ((Outcome.Failed) failed).reason())
                .findFirst()
                .orElse(null);
    }

    private Outcome outcome(FileKind kind, SourceFile source) {
        if (kind == FileKind.JAVA) {
            String text = source instanceof ParseError error ? error.getText() : SourceBytes.text(source);
            var syntaxError = javaSyntax.firstError(text);
            if (syntaxError.isPresent()) {
                return new Outcome.Failed(syntaxError.get());
            }
        }
        return source instanceof ParseError error ? new Outcome.Failed(reason(error)) : new Outcome.Parsed(source);
    }

    private static String reason(ParseError error) {
        String message = error.getMarkers()
                .findFirst(ParseExceptionResult.class)
                .map(ParseExceptionResult::getMessage)
                .orElse("unknown reason");
        if (message.contains("not print idempotent")) {
            return "the parser cannot reproduce it byte for byte";
        }
        String firstLine = message.lines().findFirst().orElse("unknown reason").strip();
        return firstLine.length() <= 300 ? firstLine : firstLine.substring(0, 300) + "…";
    }

    private static Parser parser(FileKind kind) {
        return switch (kind) {
            case JAVA ->
                JavaParser.fromJavaVersion()
                        .logCompilationWarningsAndErrors(false)
                        .build();
            case XML -> new XmlParser();
            case YAML -> new YamlParser();
            case JSON -> new JsonParser();
            case PROPERTIES -> new PropertiesParser();
            case TEXT -> new PlainTextParser();
            case ANY -> throw new IllegalArgumentException("a file known by its path is not parsed");
        };
    }
}
