package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a pack, and what is allowed but can hardly be meant. */
public final class Lint {

    private Lint() {}

    /** Reads and checks a pack; never throws. */
    public static PackDocument check(String yaml, Scope scope, Instant now) {
        return check(yaml, scope, now, null);
    }

    /**
     * Reads and checks a pack; never throws.
     *
     * @param scope whom the pack binds
     * @param now the time that exceptions and freezes are compared with
     * @param paths the files of the repository that the pack is for; null when none is known
     * @return the pack, null when a problem is an error; and every problem in the order of the text
     */
    public static PackDocument check(String yaml, Scope scope, Instant now, @Nullable List<String> paths) {
        PackDocument document = PackParser.parse(yaml, scope);
        PolicyPack pack = document.pack();
        if (pack == null) {
            return document;
        }
        List<PackProblem> problems = new ArrayList<>(document.problems());
        problems.addAll(problems(pack, now, paths));
        problems.sort(PackProblem.BY_PLACE);
        return new PackDocument(pack, problems);
    }

    /** Returns what is allowed in a pack but can hardly be meant. */
    static List<PackProblem> problems(PolicyPack pack, Instant now, @Nullable List<String> paths) {
        List<PackProblem> problems = new ArrayList<>();
        Shadows.find(pack, problems);
        Breadth.find(pack, problems);
        Endings.find(pack, now, problems);
        Amounts.find(pack, problems);
        ApprovalGaps.find(pack, problems);
        Habits.find(pack, problems);
        if (paths != null) {
            Reach.find(pack, paths, problems);
        }
        return problems;
    }
}
