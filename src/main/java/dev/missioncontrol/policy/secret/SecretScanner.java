package dev.missioncontrol.policy.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for credentials. The time is linear in the text: one pass finds the keywords of all rules, and then each rule
 * whose keyword is there looks around it, with expressions that never go back (RE2).
 */
public final class SecretScanner {

    private final SecretRules rules;

    /** Looks by these rules. */
    public SecretScanner(SecretRules rules) {
        this.rules = rules;
    }

    /** Returns the rules it looks by. */
    public SecretRules rules() {
        return rules;
    }

    /**
     * Returns every match in a text, in the order of the rules.
     *
     * @param path the file it is in; empty for a text that is in none
     * @param text the content; a file is read as ISO 8859-1, so that characters are bytes
     */
    public List<SecretMatch> scan(String path, String text) {
        return new Scan(path, text).matches();
    }

    /** Returns what has to be reported of a file: without what allowlists excuse, and nothing twice. */
    public List<SecretMatch> findings(String path, String text) {
        return SecretMatch.findings(scan(path, text));
    }

    /** Returns a text, that is in no file, with every secret in it replaced by {@code [secret: rule]}. */
    public String masked(String text) {
        List<SecretMatch> matches = scan("", text);
        return matches.isEmpty() ? text : Mask.of(text, matches);
    }

    /** One text being looked at. */
    private final class Scan {

        private final String path;
        private final String text;
        private final @Nullable Candidates[] candidates =
                new Candidates[rules.rules().size()];
        private final List<SecretMatch> matches = new ArrayList<>();
        private @Nullable LineStarts lines;

        Scan(String path, String text) {
            this.path = path;
            this.text = text;
        }

        List<SecretMatch> matches() {
            rules.keywords()
                    .search(
                            text,
                            (keyword, end) -> at(rules.ruleOfKeyword(keyword)).keyword(end));
            List<SecretRule> all = rules.rules();
            for (int i = 0; i < all.size(); i++) {
                Candidates found = candidates[i];
                SecretRule rule = all.get(i);
                if (found != null) {
                    found.finish();
                } else if (rule.keywords().isEmpty()) {
                    look(rule, 0, text.length());
                }
            }
            return matches;
        }

        private Candidates at(int rule) {
            Candidates found = candidates[rule];
            if (found == null) {
                SecretRule looking = rules.rules().get(rule);
                found = new Candidates(
                        lines(), text.length(), looking.reachesFar(), (from, to) -> look(looking, from, to));
                candidates[rule] = found;
            }
            return found;
        }

        private LineStarts lines() {
            LineStarts known = lines;
            if (known == null) {
                known = new LineStarts(text);
                lines = known;
            }
            return known;
        }

        private void look(SecretRule rule, int from, int to) {
            if (!rule.looksAt(path)) {
                return;
            }
            Pattern regex = rule.regex();
            if (regex == null) {
                matches.add(new SecretMatch(rule.id(), rule.description(), rule.generic(), excused(rule), 0, 0, 0));
                return;
            }
            String part = text.substring(from, to);
            Matcher matcher = regex.matcher(part);
            while (matcher.find()) {
                int group = group(rule, matcher);
                int start = matcher.start(group);
                int end = matcher.end(group);
                if (start < end && Entropy.of(part, start, end) >= rule.entropy()) {
                    take(rule, part.substring(start, end), matcher.group(), from + start, from + end);
                }
            }
        }

        private void take(SecretRule rule, String secret, String match, int start, int end) {
            int first = lines().lineOf(start);
            String line = text.substring(
                    Math.max(lines().start(first), start - Candidates.BEFORE),
                    Math.max(end, Math.min(lines().end(lines().lineOf(end - 1)), end + Candidates.BEHIND)));
            if (rules.allowlists().stream().anyMatch(list -> list.excusesContent(secret, match, line))
                    || rule.allowlists().stream().anyMatch(list -> list.excusesContent(secret, match, line))) {
                return;
            }
            boolean excused = rules.allowlists().stream().anyMatch(list -> list.excuses(path, secret, match, line))
                    || rule.allowlists().stream().anyMatch(list -> list.excuses(path, secret, match, line));
            matches.add(new SecretMatch(rule.id(), rule.description(), rule.generic(), excused, first, start, end));
        }

        private boolean excused(SecretRule rule) {
            return rules.allowlists().stream().anyMatch(list -> list.excuses(path, "", "", ""))
                    || rule.allowlists().stream().anyMatch(list -> list.excuses(path, "", "", ""));
        }
    }

    /** As gitleaks has it: the group the rule names, else the first that matched, else all. */
    private static int group(SecretRule rule, Matcher matcher) {
        if (rule.secretGroup() > 0) {
            return matcher.start(rule.secretGroup()) < 0 ? 0 : rule.secretGroup();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (Objects.requireNonNullElse(matcher.group(group), "").length() > 0) {
                return group;
            }
        }
        return 0;
    }
}
