package dev.missioncontrol.policy.condition;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.stream.Stream;

/** The variables a condition knows, by what its rule is about. */
public enum Vocabulary {
    /** Rules that hold at every point: the run and the time. */
    ANY(List.of()),
    /** Rules about a tool call. */
    TOOL(List.of(
            text("tool.name", "the tool's name"),
            text("tool.server", "the MCP server or integration that offers it; '' for a tool of our own"),
            text("tool.endpoint", "the URL the call goes to; '' when it goes nowhere"),
            new Variable(
                    "tool.arguments", MapType.create(SimpleType.STRING, SimpleType.DYN), "the arguments by name"))),
    /** Rules about a revision as a whole. */
    CHANGE(Variables.CHANGE),
    /** Rules about each file of a revision. */
    FILE(Variables.with(
            Variables.CHANGE,
            text("file.path", "its path"),
            text("file.operation", "'add', 'modify' or 'delete'"),
            text("file.old_mode", "its git mode before, such as '100644'; '' when it is added"),
            text("file.new_mode", "its git mode after; '' when it is deleted"),
            number("file.old_size", "bytes before"),
            number("file.new_size", "bytes after"),
            number("file.additions", "lines added"),
            number("file.deletions", "lines removed"),
            new Variable("file.binary", SimpleType.BOOL, "whether git takes it for binary"),
            texts("file.kinds", "what it is: 'ci', 'manifest', 'lock', 'test'"))),
    /** Rules about each dependency that a revision changes. */
    DEPENDENCY(Variables.with(
            Variables.CHANGE,
            text("dependency.name", "its name, as its ecosystem writes it"),
            text("dependency.ecosystem", "'maven', 'npm', 'pypi', 'golang', 'cargo'..."),
            text("dependency.change", "'added', 'removed', 'upgraded', 'downgraded' or 'changed'"),
            text("dependency.old_version", "the version before; '' when there is none"),
            text("dependency.new_version", "the version after; '' when there is none"),
            text("dependency.path", "the manifest or lock file"))),
    /** Rules about a write to the forge. */
    WRITE(List.of(
            text("write.action", "'push_branch', 'open_pr' and so on"),
            text("write.repository", "the repository's name"),
            text("write.branch", "the branch that is written, or the head branch of the pull request"),
            text("write.base_branch", "the branch the change is proposed for")));

    private final List<Variable> variables;

    Vocabulary(List<Variable> own) {
        variables = Variables.with(Variables.ALWAYS, own.toArray(Variable[]::new));
    }

    /** Returns the variables, those of every condition first. */
    public List<Variable> variables() {
        return variables;
    }

    private static Variable text(String name, String meaning) {
        return new Variable(name, SimpleType.STRING, meaning);
    }

    private static Variable number(String name, String meaning) {
        return new Variable(name, SimpleType.INT, meaning);
    }

    private static Variable texts(String name, String meaning) {
        return new Variable(name, ListType.create(SimpleType.STRING), meaning);
    }

    private static final class Variables {

        static final List<Variable> ALWAYS = List.of(
                new Variable("now", SimpleType.TIMESTAMP, "the time of the act"),
                text("run.agent", "the id of the agent at work"),
                text("run.requested_by", "the account that asked for the run"));

        static final List<Variable> CHANGE = List.of(
                text("patch.repository", "the repository's name"),
                text("patch.base_branch", "the branch the change is proposed for"),
                text("patch.branch", "the branch that would be made"),
                texts("patch.paths", "the paths of all changed files"),
                number("patch.files", "how many files change"),
                number("patch.additions", "lines added in all"),
                number("patch.deletions", "lines removed in all"),
                number("patch.lines", "lines added and removed in all"),
                number("patch.bytes", "bytes of all changed files after the change"));

        static List<Variable> with(List<Variable> some, Variable... more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }
    }
}
