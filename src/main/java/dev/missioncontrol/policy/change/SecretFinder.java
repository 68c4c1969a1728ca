package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
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
        boolean binary = file.facts().binary();
        boolean same = after.text().equals(file.before().text());
        if (file.facts().operation() == Operation.DELETE || (binary ? same : added.isEmpty())) {
            return;
        }
        for (SecretMatch match : scanner.findings(file.path(), after.text())) {
            int line = match.line() == 0 || binary ? 0 : firstAdded(after, match);
            if (line >= 0) {
                findings.add(new ContentFinding(
                        ContentFinding.Kind.SECRET,
                        file.path(),
                        match.line() == 0 || binary ? 0 : after.number(line),
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
