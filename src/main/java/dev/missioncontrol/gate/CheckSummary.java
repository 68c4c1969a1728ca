package dev.missioncontrol.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the checks say of one repository's head commit.
 *
 * @param state whether they are all green, one failed, or one is still missing
 * @param missing what is wrong or awaited, as sentences
 * @param names each check that was looked at, with how it stands
 */
record CheckSummary(CheckState state, List<String> missing, Map<String, String> names) {

    static CheckSummary of(String repository, String head, List<CheckReport> all, List<String> required) {
        var onHead = all.stream()
                .filter(check -> check.repositoryName().equals(repository)
                        && check.sha().hex().equals(head))
                .toList();
        var missing = new ArrayList<String>();
        var names = new java.util.TreeMap<String, String>();
        boolean failed = false;
        boolean pending = false;
        for (CheckReport check : onHead) {
            names.put(
                    check.name(),
                    check.conclusion() == null
                            ? check.status().name()
                            : check.conclusion().name());
            if (check.status() != CheckReport.Status.COMPLETED) {
                pending = true;
                missing.add("The check '" + check.name() + "' of " + repository + " is not over yet.");
            } else if (!check.isHarmless()) {
                failed = true;
                missing.add(failure(repository, check));
            }
        }
        for (String name : required) {
            if (onHead.stream().noneMatch(check -> check.name().equals(name) && check.isGreen())
                    && onHead.stream().noneMatch(check -> check.name().equals(name) && !check.isHarmless())) {
                pending = true;
                missing.add(
                        "The required check '" + name + "' has not succeeded on " + repository + " at " + head + ".");
            }
        }
        if (required.isEmpty() && onHead.stream().noneMatch(CheckReport::isGreen) && !failed && !pending) {
            pending = true;
            missing.add("No check has succeeded on " + repository + " at " + head + " yet.");
        }
        CheckState state = failed ? CheckState.FAILED : pending ? CheckState.PENDING : CheckState.GREEN;
        return new CheckSummary(state, missing, names);
    }

    private static String failure(String repository, CheckReport check) {
        int bad = check.tests().failures() + check.tests().errors();
        String tests = bad == 0 ? "" : " (" + bad + " of " + check.tests().tests() + " tests failed)";
        return "The check '" + check.name() + "' of " + repository + " ended with " + check.conclusion() + tests + ".";
    }

    Map<String, Object> describe() {
        return Map.of("state", state, "checks", names);
    }
}
