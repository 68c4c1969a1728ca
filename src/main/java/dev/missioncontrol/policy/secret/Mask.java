package dev.missioncontrol.policy.secret;

import java.util.Comparator;
import java.util.List;

/** Writes texts with something else in place of their secrets. The lines stay the same in number. */
final class Mask {

    private Mask() {}

    /** Returns the text with {@code [secret: rule]} in place of each match, and {@code [secret]} on its further lines. */
    static String of(String text, List<SecretMatch> matches) {
        List<SecretMatch> inOrder = matches.stream()
                .filter(match -> match.start() < match.end())
                .sorted(Comparator.comparingInt(SecretMatch::start)
                        .thenComparing(SecretMatch::generic)
                        .thenComparingInt(SecretMatch::end))
                .toList();
        var out = new StringBuilder(text.length());
        int at = 0;
        for (SecretMatch match : inOrder) {
            if (match.end() <= at) {
                continue;
            }
            int start = Math.max(at, match.start());
            out.append(text, at, start);
            if (start == match.start()) {
                out.append("[secret: ").append(match.rule()).append(']');
            }
            int line = text.indexOf('\n', start);
            while (line >= 0 && line < match.end()) {
                out.append('\n');
                int next = text.indexOf('\n', line + 1);
                int end = Math.min(next < 0 ? match.end() : next, match.end());
                if (!text.substring(line + 1, end).isBlank()) {
                    out.append("[secret]");
                }
                line = next;
            }
            at = match.end();
        }
        return out.append(text, at, text.length()).toString();
    }
}
