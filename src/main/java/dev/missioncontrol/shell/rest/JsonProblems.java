package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body, and where, without naming our classes. */
final class JsonProblems {

    private static final String SYNTAX_REMEDY = "Send one JSON object, in UTF-8, without comments or trailing commas.";

    private JsonProblems() {}

    static ProblemDetail of(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case StreamReadException syntax ->
                invalid(
                        "The body is not valid JSON: " + sentence(syntax.getOriginalMessage()) + at(syntax) + ".",
                        field(syntax),
                        SYNTAX_REMEDY);
            case JacksonException other -> unfit(other);
            case null, default -> invalid("The request has no JSON body.", null, SYNTAX_REMEDY);
        };
    }

    private static ProblemDetail unknownField(UnrecognizedPropertyException unknown) {
        String known = unknown.getKnownPropertyIds() == null
                ? ""
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return invalid(
                "There is no field '" + field(unknown) + "'" + at(unknown) + ".",
                field(unknown),
                known.isEmpty() ? "Leave it out." : "Fields here: " + known + ".");
    }

    private static ProblemDetail unfit(JacksonException unfit) {
        Refusal refusal = refusalBehind(unfit);
        if (refusal != null) {
            ProblemDetail problem = Problems.of(refusal);
            String field = field(unfit);
            if (field != null) {
                problem.setProperty("field", field);
            }
            return problem;
        }
        String field = field(unfit);
        String what = field == null ? "The body" : "The field '" + field + "'";
        if (unfit instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null) {
            return invalid(
                    what + " does not fit" + at(unfit) + ".",
                    field,
                    "Give " + JsonTypes.describe(mismatched.getTargetType()) + ".");
        }
        return invalid(what + " does not fit" + at(unfit) + ".", field, SYNTAX_REMEDY);
    }

    /** Returns the refusal that one of our own value types threw while it was read, if that is the cause. */
    private static @Nullable Refusal refusalBehind(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static ProblemDetail invalid(String detail, @Nullable String field, String remedy) {
        return Problems.of(Refusal.of(Refusal.Kind.INVALID, field, detail, remedy));
    }

    /** Returns the place in the form {@code repos[1].name}; null when it is the body itself. */
    private static @Nullable String field(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        var text = new StringBuilder();
        for (JacksonException.Reference each : path) {
            String property = each.getPropertyName();
            if (property == null) {
                text.append('[').append(each.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(property);
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static String at(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** Jackson adds where it looked and how to configure it, on further lines or in brackets. */
    private static String sentence(String message) {
        String first = message.lines().findFirst().orElse("").replaceAll("\\s*\\((?:start marker|for ).*", "");
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
