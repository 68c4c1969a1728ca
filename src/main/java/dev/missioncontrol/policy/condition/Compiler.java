package dev.missioncontrol.policy.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles and type-checks conditions over one vocabulary. */
final class Compiler {

    /** Loops over lists ({@code exists}, {@code all}...) may go round this often in one evaluation. */
    private static final int MAX_ITERATIONS = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxExpressionCodePointSize(Condition.MAX_LENGTH)
            .maxParseRecursionDepth(64)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private static final Map<Vocabulary, Compiler> COMPILERS = compilers();
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)*");

    private final List<String> names;
    private final CelCompiler cel;

    private Compiler(Vocabulary vocabulary) {
        names = vocabulary.variables().stream().map(Variable::name).toList();
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        vocabulary.variables().forEach(variable -> builder.addVar(variable.name(), variable.type()));
        cel = builder.build();
    }

    private static Map<Vocabulary, Compiler> compilers() {
        var compilers = new EnumMap<Vocabulary, Compiler>(Vocabulary.class);
        for (Vocabulary vocabulary : Vocabulary.values()) {
            compilers.put(vocabulary, new Compiler(vocabulary));
        }
        return compilers;
    }

    static Compiler of(Vocabulary vocabulary) {
        return java.util.Objects.requireNonNull(COMPILERS.get(vocabulary));
    }

    Condition compile(String text) throws InvalidCondition {
        if (text.length() > Condition.MAX_LENGTH) {
            throw new InvalidCondition(
                    1,
                    1,
                    "The condition has " + text.length() + " characters",
                    "Keep it to " + Condition.MAX_LENGTH + ", or make several rules of it.");
        }
        CelValidationResult result = cel.compile(text);
        if (result.hasError()) {
            throw problem(text, result.getErrors().getFirst());
        }
        try {
            return new Condition(text, RUNTIME.createProgram(result.getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidCondition(1, 1, "The condition cannot be used: " + e.getMessage(), "Write it otherwise.");
        }
    }

    private InvalidCondition problem(String text, CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        String message = issue.getMessage();
        if (message.startsWith("undeclared reference to")) {
            String name = nameAt(text, line, column);
            if (!name.isEmpty() && !isFunction(text, line, column + name.length())) {
                return new InvalidCondition(line, column + 1, "'" + name + "' is not known here", known(name));
            }
        }
        return new InvalidCondition(line, column + 1, plain(message), remedy(message));
    }

    private String known(String name) {
        String all = "Known here: " + String.join(", ", names) + ".";
        return NearestName.of(name, names)
                .map(nearest -> "Did you mean '" + nearest + "'? " + all)
                .orElse(all);
    }

    private static String nameAt(String text, int line, int column) {
        String row = text.lines().skip(line - 1L).findFirst().orElse("");
        Matcher matcher = NAME.matcher(row);
        return column < row.length() && matcher.find(column) && matcher.start() == column ? matcher.group() : "";
    }

    private static boolean isFunction(String text, int line, int column) {
        String row = text.lines().skip(line - 1L).findFirst().orElse("");
        return column < row.length() && row.charAt(column) == '(';
    }

    /** Leaves out what only those understand who know how CEL is built. */
    private static String plain(String message) {
        int candidates = message.indexOf(" (candidates:");
        String shorter = candidates < 0 ? message : message.substring(0, candidates);
        int expecting = shorter.indexOf(" expecting ");
        shorter = expecting < 0 ? shorter : shorter.substring(0, expecting);
        return shorter.replace(" (in container '')", "").replace('\n', ' ');
    }

    private static String remedy(String message) {
        if (message.startsWith("found no matching overload")) {
            return "Compare values of one type; '10' in quotes is text, 10 is a number.";
        }
        if (message.startsWith("expected type 'bool'")) {
            return "Write a condition that is true or false, such as 'file.additions > 10'.";
        }
        if (message.startsWith("undeclared reference to")) {
            return "Check the name; the functions of CEL are startsWith, endsWith, contains, matches, size, exists, all.";
        }
        return "Correct the CEL expression; docs/policy.md shows examples.";
    }
}
