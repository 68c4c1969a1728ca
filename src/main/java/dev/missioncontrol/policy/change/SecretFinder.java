package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.secret.SecretMatch;
import dev.missioncontrol.policy.secret.SecretScanner;
import java.util.BitSet;
import java.util.List;

/** Finds credentials in added lines; also where an added line completes one, as when only the body of a key changes. */
final class SecretFinder {

    private final SecretScanner scanner;

    SecretFinder(SecretScanner scanner) {
        this.scanner = scanner;
    }

    void find(ChangedFile file, List<ContentFinding> findings) {
        TextSide after = file.after();
        BitSet added = after.changed();
        if (added.isEmpty() && !file.facts().binary()) {
            return;
        }
        for (SecretMatch match : scanner.findings(file.path(), after.text())) {
            int line = match.line() == 0 ? -1 : firstAdded(after, match);
            if (match.line() == 0 || line >= 0) {
                findings.add(new ContentFinding(
                        ContentFinding.Kind.SECRET,
                        file.path(),
                        match.line() == 0 || file.facts().binary() ? 0 : after.number(line),
                        match.rule(),
                        match.description()));
            }
        }
    }

    private static int firstAdded(TextSide side, SecretMatch match) {
        int first = match.line() - 1;
        int last = first;
        for (int at = match.start(); at < match.end(); at++) {
            last += side.text().charAt(at) == '\n' ? 1 : 0;
        }
        int added = side.changed().nextSetBit(first);
        return added < 0 || added > last ? -1 : added;
    }
}
