package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.Assignment.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/**
 * Which of the recipes' changes reviewers want to keep. A comment that asks for changes is understood when it has lines
 * of the form {@code exclude: <glob>} or {@code only: <glob>}; globs are those of gitignore.
 */
final class PathFilter {

    /** Keeps everything. */
    static final PathFilter ALL = new PathFilter(List.of(), List.of());

    private static final Pattern LINE = Pattern.compile("(?im)^\\s*(exclude|only)\\s*:\\s*(\\S.*?)\\s*$");

    private final List<FastIgnoreRule> excluded;
    private final List<FastIgnoreRule> only;

    private PathFilter(List<FastIgnoreRule> excluded, List<FastIgnoreRule> only) {
        this.excluded = excluded;
        this.only = only;
    }

    /**
     * Reads the comments on a repository.
     *
     * @throws AgentFailure when the newest comment asks for something this agent can't do
     */
    static PathFilter from(List<Feedback> feedback, String repository) {
        var excluded = new ArrayList<FastIgnoreRule>();
        var only = new ArrayList<FastIgnoreRule>();
        for (Feedback comment : feedback) {
            if (!comment.repository().equals(repository)) {
                continue;
            }
            Matcher lines = LINE.matcher(comment.comment());
            boolean understood = false;
            while (lines.find()) {
                understood = true;
                var rule = new FastIgnoreRule(lines.group(2));
                (lines.group(1).toLowerCase(Locale.ROOT).equals("only") ? only : excluded).add(rule);
            }
            if (!understood && comment.equals(feedback.getLast())) {
                throw new AgentFailure(
                        "The codemod agent did not understand the request for changes: \"" + comment.comment()
                                + "\". It takes lines such as 'exclude: src/test/**' or 'only: src/main/**'. For"
                                + " other recipes or parameters, cancel this run and start another.",
                        false,
                        null);
            }
        }
        return new PathFilter(excluded, only);
    }

    boolean admits(String path) {
        return excluded.stream().noneMatch(rule -> matches(rule, path))
                && (only.isEmpty() || only.stream().anyMatch(rule -> matches(rule, path)));
    }

    /** A rule matches a file itself or any folder above it, as gitignore has it. */
    private static boolean matches(FastIgnoreRule rule, String path) {
        if (rule.isMatch(path, false)) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (rule.isMatch(path.substring(0, slash), true)) {
                return true;
            }
        }
        return false;
    }
}
