package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.PathPattern;
import dev.missioncontrol.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the options of one recipe against its parameters and fills in the defaults. */
final class OptionCheck {

    private static final int MAX_TEXT = 100_000;
    private static final String NAME = "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";
    private static final Pattern IDENTIFIER = Pattern.compile(NAME);
    private static final Pattern PACKAGE = Pattern.compile(NAME + "(\\." + NAME + ")*");
    private static final Pattern METHOD =
            Pattern.compile("[\\w.*$|\\[\\]<>!&()+]+[ #][\\w*$<>]+\\s?\\((\\.\\.|[\\w.*$,\\s\\[\\]<>]*)\\)");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+\\-]{0,99}");
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9._\\-*]{1,200}");
    private static final Pattern GROUP_REFERENCE =
            Pattern.compile("(?<escaped>\\\\.)|\\$(?<number>\\d)|\\$\\{(?<name>\\w+)}|[$\\\\]", Pattern.DOTALL);
    private static final Pattern XPATH = Pattern.compile("/{0,2}[^\\s/].{0,500}");

    private final String field;
    private final RecipeEntry entry;

    private OptionCheck(String field, RecipeEntry entry) {
        this.field = field;
        this.entry = entry;
    }

    /** Returns the options as the worker takes them; {@code field} is where they are in the request. */
    static Map<String, String> normalised(String field, RecipeEntry entry, Map<String, @Nullable Object> options) {
        return new OptionCheck(field, entry).normalised(options);
    }

    private Map<String, String> normalised(Map<String, @Nullable Object> options) {
        for (String name : options.keySet()) {
            if (entry.parameter(name).isEmpty()) {
                throw Refusal.invalid(
                        field + "." + name,
                        "The recipe '" + entry.name() + "' has no parameter '" + name + "'.",
                        "It takes "
                                + entry.parameters().stream()
                                        .map(RecipeParameter::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
        Map<String, String> normalised = new LinkedHashMap<>();
        for (RecipeParameter parameter : entry.parameters()) {
            String value = value(parameter, options.get(parameter.name()));
            if (value != null) {
                normalised.put(parameter.name(), value);
            }
        }
        checkTogether(normalised);
        return normalised;
    }

    private @Nullable String value(RecipeParameter parameter, @Nullable Object given) {
        if (given == null || given.equals("") && parameter.type() != ParameterType.MULTILINE) {
            if (parameter.required()) {
                throw refusal(parameter, "The recipe '" + entry.name() + "' needs '" + parameter.name() + "'.");
            }
            return parameter.defaultValue();
        }
        if (!(given instanceof String || given instanceof Boolean || given instanceof Number)) {
            throw refusal(parameter, "'" + parameter.name() + "' must be a single value.");
        }
        String text = given.toString();
        if (parameter.type() == ParameterType.BOOLEAN ? !isBoolean(text) : given instanceof Boolean) {
            throw refusal(parameter, "'" + parameter.name() + "' cannot be '" + text + "'.");
        }
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw refusal(parameter, "'" + parameter.name() + "' is too long or holds a NUL character.");
        }
        String problem = parameter.type() == ParameterType.CHOICE
                ? parameter.choices().contains(text) ? null : "none of " + String.join(", ", parameter.choices())
                : problem(parameter.type(), text);
        if (problem != null) {
            throw refusal(parameter, "'" + shortened(text) + "' is " + problem + ".");
        }
        return text;
    }

    private static @Nullable String problem(ParameterType type, String text) {
        return switch (type) {
            case MULTILINE, BOOLEAN, CHOICE -> null;
            case TEXT -> text.lines().count() > 1 ? "more than one line" : null;
            case JAVA_TYPE -> PACKAGE.matcher(text).matches() ? null : "no fully qualified type name";
            case PACKAGE -> PACKAGE.matcher(text).matches() ? null : "no package name";
            case IDENTIFIER -> IDENTIFIER.matcher(text).matches() ? null : "no Java identifier";
            case METHOD_PATTERN -> METHOD.matcher(text).matches() ? null : "no method pattern";
            case GLOB -> globProblem(text);
            case PATH -> isPath(text) ? null : "no path inside the repository";
            case FILE_NAME -> isPath(text) && text.indexOf('/') < 0 ? null : "no file name";
            case VERSION -> VERSION.matcher(text).matches() ? null : "no version";
            case COORDINATE -> COORDINATE.matcher(text).matches() ? null : "no Maven coordinate";
            case JSON_PATH -> text.startsWith("$") && text.length() > 1 ? null : "no JsonPath; one begins with $";
            case XPATH -> XPATH.matcher(text).matches() ? null : "no XPath";
        };
    }

    private void checkTogether(Map<String, String> options) {
        String find = options.get("find");
        if (find != null && find.isEmpty()) {
            throw Refusal.invalid(field + ".find", "There is nothing to look for.", "Give the text to find.");
        }
        if (find != null && Boolean.parseBoolean(options.get("regex"))) {
            try {
                checkGroups(options.getOrDefault("replace", ""), Pattern.compile(find, Pattern.MULTILINE));
            } catch (PatternSyntaxException e) {
                throw Refusal.invalid(
                        field + ".find",
                        "The regular expression is malformed at character " + e.getIndex() + ": " + e.getDescription()
                                + ".",
                        "Correct it, or turn 'regex' off to look for the text as it stands.");
            }
        }
    }

    private void checkGroups(String replacement, Pattern regex) {
        Matcher reference = GROUP_REFERENCE.matcher(replacement);
        int groups = regex.matcher("").groupCount();
        while (reference.find()) {
            String number = reference.group("number");
            String name = reference.group("name");
            boolean known = reference.group("escaped") != null
                    || number != null && Integer.parseInt(number) <= groups
                    || name != null && regex.namedGroups().containsKey(name);
            if (!known) {
                throw Refusal.invalid(
                        field + ".replace",
                        "The replacement's '" + reference.group() + "' stands for no group of the regular expression,"
                                + " which has " + groups + ".",
                        "Write \\$ for a dollar sign and \\\\ for a backslash.");
            }
        }
    }

    private static boolean isBoolean(String text) {
        return text.equals("true") || text.equals("false");
    }

    private static @Nullable String globProblem(String text) {
        try {
            PathPattern.of(text);
            return null;
        } catch (IllegalArgumentException e) {
            return "no file pattern (" + e.getMessage() + ")";
        }
    }

    private static boolean isPath(String text) {
        if (text.startsWith("/") || text.indexOf('\\') >= 0 || text.lines().count() != 1) {
            return false;
        }
        for (String name : text.split("/", -1)) {
            if (name.isBlank() || name.equals(".") || name.equals("..") || name.equalsIgnoreCase(".git")) {
                return false;
            }
        }
        return true;
    }

    private Refusal refusal(RecipeParameter parameter, String message) {
        return Refusal.invalid(
                field + "." + parameter.name(),
                message,
                parameter.description() + " For example: " + parameter.example());
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
