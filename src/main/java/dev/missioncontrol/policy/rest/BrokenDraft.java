package dev.missioncontrol.policy.rest;

import dev.missioncontrol.policy.pack.PackProblem;
import java.util.List;

/** A pack that was sent cannot be used. */
final class BrokenDraft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    /** Says so, with everything that is wrong: at least one error. */
    BrokenDraft(List<PackProblem> problems) {
        super("The pack has errors.", null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<PackProblem> problems() {
        return problems;
    }
}
