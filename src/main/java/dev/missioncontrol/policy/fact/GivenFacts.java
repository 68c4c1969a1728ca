package dev.missioncontrol.policy.fact;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts that were read from JSON. */
final class GivenFacts {

    private GivenFacts() {}

    static Facts read(Map<String, ? extends @Nullable Object> json) {
        var fields = new JsonFields("", json);
        return switch (fields.constant("point", Point.class)) {
            case RUN_START -> run(fields);
            case TOOL_CALL -> call(fields);
            case PATCH_SET -> patchSet(fields);
            case WRITE -> write(fields);
        };
    }

    private enum Point {
        RUN_START,
        TOOL_CALL,
        PATCH_SET,
        WRITE
    }

    private static Run run(JsonFields fields) {
        fields.only("point", "at", "requestedBy", "agent", "repositories", "dryRun");
        var branches = new LinkedHashMap<String, String>();
        for (JsonFields repository : fields.objects("repositories")) {
            repository.only("name", "baseBranch");
            branches.put(repository.requiredText("name"), repository.text("baseBranch"));
        }
        return new Run(
                fields.time("at"),
                fields.text("requestedBy"),
                fields.text("agent"),
                java.util.Collections.unmodifiableMap(branches),
                fields.flag("dryRun"));
    }

    private static Call call(JsonFields fields) {
        fields.only("point", "at", "requestedBy", "agent", "repositories", "tool", "server", "endpoint", "arguments");
        return new Call(
                fields.time("at"),
                fields.text("requestedBy"),
                fields.text("agent"),
                fields.texts("repositories"),
                fields.requiredText("tool"),
                fields.optionalText("server"),
                fields.optionalText("endpoint"),
                fields.map("arguments"));
    }

    private static Change patchSet(JsonFields fields) {
        fields.only(
                "point",
                "at",
                "requestedBy",
                "agent",
                "repository",
                "baseBranch",
                "branch",
                "digest",
                "files",
                "dependencies",
                "findings");
        return new Change(
                fields.time("at"),
                fields.text("requestedBy"),
                fields.text("agent"),
                fields.text("repository"),
                fields.text("baseBranch"),
                fields.text("branch"),
                fields.text("digest"),
                fields.objects("files").stream().map(GivenFacts::file).toList(),
                fields.objects("dependencies").stream()
                        .map(GivenFacts::dependency)
                        .toList(),
                fields.objects("findings").stream().map(GivenFacts::finding).toList());
    }

    private static Write write(JsonFields fields) {
        fields.only("point", "at", "requestedBy", "agent", "repository", "baseBranch", "branch", "digest", "action");
        return new Write(
                fields.time("at"),
                fields.text("requestedBy"),
                fields.text("agent"),
                fields.text("repository"),
                fields.text("baseBranch"),
                fields.text("branch"),
                fields.requiredText("action"),
                fields.text("digest"));
    }

    /** A file that is not said to be added or deleted is an ordinary file that is modified. */
    private static FileFacts file(JsonFields fields) {
        fields.only(
                "path",
                "operation",
                "oldMode",
                "newMode",
                "oldSize",
                "newSize",
                "binary",
                "additions",
                "deletions",
                "kinds");
        var operation = fields.optionalText("operation") == null
                ? FileFacts.Operation.MODIFY
                : fields.constant("operation", FileFacts.Operation.class);
        return new FileFacts(
                fields.requiredText("path"),
                operation,
                operation == FileFacts.Operation.ADD ? null : mode(fields.optionalText("oldMode")),
                operation == FileFacts.Operation.DELETE ? null : mode(fields.optionalText("newMode")),
                fields.number("oldSize"),
                fields.number("newSize"),
                fields.flag("binary"),
                fields.smallNumber("additions"),
                fields.smallNumber("deletions"),
                fields.constants("kinds", FileFacts.Kind.class));
    }

    private static String mode(@Nullable String given) {
        return given == null ? "100644" : given;
    }

    private static DependencyChange dependency(JsonFields fields) {
        fields.only("path", "line", "ecosystem", "name", "change", "oldVersion", "newVersion");
        return new DependencyChange(
                fields.text("path"),
                fields.smallNumber("line"),
                fields.text("ecosystem"),
                fields.requiredText("name"),
                fields.constant("change", DependencyChange.Change.class),
                fields.optionalText("oldVersion"),
                fields.optionalText("newVersion"));
    }

    private static ContentFinding finding(JsonFields fields) {
        fields.only("kind", "path", "line", "rule", "description");
        return new ContentFinding(
                fields.constant("kind", ContentFinding.Kind.class),
                fields.requiredText("path"),
                fields.smallNumber("line"),
                fields.text("rule"),
                fields.text("description"));
    }

    private record Run(Instant at, String requestedBy, String agent, Map<String, String> baseBranches, boolean dryRun)
            implements RunFacts {}

    private record Call(
            Instant at,
            String requestedBy,
            String agent,
            List<String> repositories,
            String tool,
            @Nullable String server,
            @Nullable String endpoint,
            Map<String, @Nullable Object> arguments)
            implements ToolCallFacts {}

    private record Change(
            Instant at,
            String requestedBy,
            String agent,
            String repository,
            String baseBranch,
            String branch,
            String digest,
            List<FileFacts> files,
            List<DependencyChange> dependencies,
            List<ContentFinding> findings)
            implements PatchSetFacts {}

    private record Write(
            Instant at,
            String requestedBy,
            String agent,
            String repository,
            String baseBranch,
            String branch,
            String action,
            String digest)
            implements WriteFacts {}
}
