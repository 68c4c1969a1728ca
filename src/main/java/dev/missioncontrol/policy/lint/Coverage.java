package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.glob.Glob;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.DependencyRule;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.NameRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.ToolRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether one rule speaks of everything that another one speaks of. It says yes only when that is certain; patterns it
 * cannot compare are taken for different.
 */
final class Coverage {

    private Coverage() {}

    /** Returns whether the first rule always applies when the second one does. */
    static boolean covers(Rule wide, Rule narrow) {
        if (wide.head().when() != null || wide.head().until() != null) {
            return false;
        }
        return switch (wide) {
            case FileRule file when narrow instanceof FileRule other -> covers(file, other);
            case ToolRule tool when narrow instanceof ToolRule other -> covers(tool, other);
            case ActionRule action
            when narrow instanceof ActionRule other ->
                action.action().equals(other.action())
                        && anyOr(action.branches(), other.branches())
                        && anyOr(action.repositories(), other.repositories());
            case ContentRule content
            when narrow instanceof ContentRule other ->
                content.content() == other.content()
                        && (content.except().isEmpty() || content.except().equals(other.except()));
            case DependencyRule dependency
            when narrow instanceof DependencyRule other ->
                dependency.changes().containsAll(other.changes())
                        && anyOr(dependency.names(), other.names())
                        && (dependency.except().isEmpty() || dependency.except().equals(other.except()));
            case ApprovalRequirement approval
            when narrow instanceof ApprovalRequirement other -> covers(approval, other);
            case NameRule name
            when narrow instanceof NameRule other ->
                !name.only()
                        && !other.only()
                        && name.subject() == other.subject()
                        && covers(name.names(), other.names());
            default -> false;
        };
    }

    private static boolean covers(FileRule wide, FileRule narrow) {
        return covers(wide.paths(), narrow.paths())
                && wide.operations().containsAll(narrow.operations())
                && (wide.except().isEmpty() || wide.except().equals(narrow.except()))
                && wide.count() >= narrow.count()
                && wide.roles().equals(narrow.roles());
    }

    private static boolean covers(ToolRule wide, ToolRule narrow) {
        boolean sameServers =
                wide.servers().isEmpty() ? narrow.servers().isEmpty() : covers(wide.servers(), narrow.servers());
        return sameServers
                && covers(wide.names(), narrow.names())
                && (wide.arguments().isEmpty() || wide.arguments().equals(narrow.arguments()))
                && (wide.endpoints().isEmpty()
                        || wide.endpoints().toString().equals(narrow.endpoints().toString()));
    }

    private static boolean covers(ApprovalRequirement wide, ApprovalRequirement narrow) {
        return anyOr(wide.paths(), narrow.paths())
                && (wide.except().isEmpty() || wide.except().equals(narrow.except()))
                && wide.minFiles() <= narrow.minFiles()
                && wide.minLines() <= narrow.minLines()
                && wide.count() >= narrow.count()
                && wide.roles().equals(narrow.roles())
                && (wide.notRequester() || !narrow.notRequester())
                && expiresNoLater(wide.expiresAfter(), narrow.expiresAfter());
    }

    private static boolean expiresNoLater(@Nullable Duration wide, @Nullable Duration narrow) {
        return narrow == null || (wide != null && wide.compareTo(narrow) <= 0);
    }

    /** Where no pattern means any. */
    private static boolean anyOr(GlobSet wide, GlobSet narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && covers(wide, narrow));
    }

    /** Returns whether whatever the second patterns match, the first ones match too. */
    static boolean covers(GlobSet wide, GlobSet narrow) {
        return !narrow.isEmpty()
                && narrow.globs().stream()
                        .allMatch(each -> wide.globs().stream().anyMatch(other -> covers(other, each)));
    }

    private static boolean covers(Glob wide, Glob narrow) {
        if (wide.equals(narrow) || wide.matchesEverything()) {
            return true;
        }
        String pattern = wide.toString();
        if (pattern.endsWith("/**") && isPlain(pattern.substring(0, pattern.length() - 2))) {
            String folder = pattern.substring(0, pattern.length() - 2);
            return narrow.toString().startsWith(folder) && narrow.toString().length() > folder.length();
        }
        return narrow.isLiteral() && wide.matches(narrow.toString());
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(each -> "*?[]{}\\".indexOf(each) >= 0);
    }
}
