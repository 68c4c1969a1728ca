package dev.missioncontrol.policy.rest;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.rest.PackBodies.Problem;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.rest.Problems;
import org.springframework.http.ProblemDetail;

/** Answers that a pack cannot be used: a problem detail whose {@code problems} are those that lint would list. */
final class BrokenDrafts {

    private BrokenDrafts() {}

    static ProblemDetail problem(BrokenDraft broken) {
        long errors = broken.problems().stream()
                .filter(problem -> problem.severity() == PackProblem.Severity.ERROR)
                .count();
        ProblemDetail answer = Problems.of(Refusal.invalid(
                "yaml",
                "The pack has " + (errors == 1 ? "an error." : errors + " errors."),
                "Mend what is listed under 'problems', and send it again."));
        answer.setProperty(
                "problems", broken.problems().stream().map(Problem::of).toList());
        return answer;
    }
}
