package dev.missioncontrol.policy.change;

import com.google.re2j.Pattern;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts.Kind;
import java.util.BitSet;
import java.util.List;

/** Recognises, in added lines, what keeps tests from being run. */
final class SkippedTests {

    private static final Pattern SKIPPED = Pattern.compile("^\\s*(?:"
            + "@(?:[a-z.]+\\.)?(?:Disabled\\w*|Ignore)\\b"
            + "|@(?:[a-z.]+\\.)?Test\\s*\\(.*\\benabled\\s*=\\s*false"
            + "|@(?:pytest\\.mark\\.(?:skip|skipif|xfail)|unittest\\.(?:skip\\w*|expectedFailure)|skip(?:If|Unless)?)\\b"
            + "|(?:return\\s+)?(?:pytest|self)\\.skip(?:Test)?\\s*\\("
            + "|pytestmark\\s*=.*\\bskip"
            + "|\\w{1,20}\\.(?:Skip|Skipf|SkipNow)\\s*\\("
            + "|#\\[ignore\\b|#!?\\[cfg\\(any\\(\\)\\)\\]"
            + "|(?:it|test|describe|context|suite|fixture|specify|scenario)\\.(?:skip|todo|fixme)\\b"
            + "|(?:xit|xtest|xdescribe|xcontext|xspecify|xscenario|xfeature)\\b\\s*[(\"']"
            + "|\\[(?:Ignore|Explicit)\\b|\\[(?:Fact|Theory)\\s*\\(.*\\bSkip\\s*="
            + "|(?:Assume|Assumptions|assume)(?:\\.assume)?(?:True|That)?\\s*\\(\\s*false\\b|assumeTrue\\s*\\(\\s*false\\b"
            + "|\\$this->markTest(?:Skipped|Incomplete)\\b"
            + "|pending\\b(?:\\s|$)"
            + ")");
    private static final Pattern FOCUSED = Pattern.compile(
            "^\\s*(?:(?:it|test|describe|context|suite|specify)\\.only\\b|(?:fit|fdescribe|fcontext)\\s*\\()");
    private static final Pattern BUILD = Pattern.compile("(?i)(?:<(?:skipTests|skipITs|maven\\.test\\.skip)>\\s*true"
            + "|-DskipTests\\b(?:$|[^=\\w]|=true)|-DskipITs\\b(?:$|[^=\\w]|=true)|-Dmaven\\.test\\.skip\\b(?:$|[^=\\w]|=true)|testFailureIgnore>?\\s*=?\\s*true"
            + "|-x\\s+test\\b|--exclude-task\\s+test\\b|--passWithNoTests\\b)");

    private SkippedTests() {}

    static void find(ChangedFile file, List<ContentFinding> findings) {
        // Rust has its tests beside what they test.
        boolean test = file.is(Kind.TEST) || file.path().endsWith(".rs");
        boolean build = file.is(Kind.CI) || file.is(Kind.MANIFEST);
        if (file.facts().binary() || !(test || build)) {
            return;
        }
        BitSet added = file.after().changed();
        List<String> lines = file.after().lines();
        for (int i = added.nextSetBit(0); i >= 0 && i < lines.size(); i = added.nextSetBit(i + 1)) {
            String line = lines.get(i).length() > 500 ? lines.get(i).substring(0, 500) : lines.get(i);
            if (test && SKIPPED.matcher(line).find()) {
                add(file, i, "test-disabled", "A test is skipped from now on.", findings);
            } else if (test && FOCUSED.matcher(line).find()) {
                add(file, i, "test-focused", "One test is singled out, so that those beside it are skipped.", findings);
            } else if (build && BUILD.matcher(line).find()) {
                add(
                        file,
                        i,
                        "tests-skipped-by-build",
                        "The build skips tests, or their failures, from now on.",
                        findings);
            }
        }
    }

    private static void add(ChangedFile file, int line, String rule, String text, List<ContentFinding> findings) {
        findings.add(new ContentFinding(
                ContentFinding.Kind.TEST_DISABLED, file.path(), file.after().number(line), rule, text));
    }
}
