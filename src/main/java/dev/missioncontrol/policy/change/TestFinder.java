package dev.missioncontrol.policy.change;

import com.google.re2j.Pattern;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts.Kind;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds tests that are deleted, and tests that are skipped from now on. It is told of every file before it says what is
 * gone: a test that moved to another file is not.
 */
final class TestFinder {

    private static final Pattern CODE = Pattern.compile(
            "(?i)\\.(?:java|kts?|groovy|scala|py|go|rs|rb|php|cs|fs|vb|swift|c|cc|cpp|dart|exs|lua|clj|[cm]?[jt]sx?)$");
    private static final int SHOWN_NAME = 100;

    /** A test, or a file of tests, that is not where it was. */
    private record Gone(ContentFinding finding, List<String> names) {}

    private final Set<String> added = new HashSet<>();
    private final List<Gone> gone = new ArrayList<>();

    /** Takes a file; tells of skipped tests at once. */
    void look(ChangedFile file, List<ContentFinding> findings) {
        if (file.facts().binary()) {
            return;
        }
        List<TestCases.Case> now = TestCases.in(file.path(), file.after().lines());
        List<TestCases.Case> before = TestCases.in(file.oldPath(), file.before().lines());
        var names = new ArrayList<>(now.stream().map(TestCases.Case::name).toList());
        before.forEach(test -> names.remove(test.name()));
        added.addAll(names);
        if (file.facts().operation() == Operation.DELETE) {
            if (file.is(Kind.TEST) && CODE.matcher(file.path()).find() && !file.movedAway()) {
                gone.add(deleted(file, before));
            }
        } else {
            without(file, before, now);
        }
        SkippedTests.find(file, findings);
    }

    /** Tells what is gone. */
    void finish(List<ContentFinding> findings) {
        for (Gone each : gone) {
            if (each.names.isEmpty() || !added.containsAll(each.names)) {
                findings.add(each.finding);
            }
        }
    }

    private static Gone deleted(ChangedFile file, List<TestCases.Case> cases) {
        String with = cases.isEmpty() ? "" : ", and with it " + cases.size() + (cases.size() == 1 ? " test" : " tests");
        return new Gone(
                new ContentFinding(
                        ContentFinding.Kind.TEST_DELETED,
                        file.path(),
                        0,
                        "test-file-deleted",
                        "The test file is deleted" + with + "."),
                cases.stream().map(TestCases.Case::name).toList());
    }

    private void without(ChangedFile file, List<TestCases.Case> before, List<TestCases.Case> now) {
        var stay = new ArrayList<>(now.stream().map(TestCases.Case::name).toList());
        for (TestCases.Case test : before) {
            boolean touched = !file.before()
                    .changed()
                    .get(test.line(), test.lastLine() + 1)
                    .isEmpty();
            if (!stay.remove(test.name()) && touched) {
                gone.add(new Gone(
                        new ContentFinding(
                                ContentFinding.Kind.TEST_DELETED,
                                file.path(),
                                file.before().number(test.line()),
                                "test-deleted",
                                "The test '" + shortened(TextSide.unicode(test.name())) + "' is gone."),
                        List.of(test.name())));
            }
        }
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069]", " ");
        return plain.length() <= SHOWN_NAME ? plain : plain.substring(0, SHOWN_NAME - 1) + "…";
    }
}
