package dev.missioncontrol.policy.draft;

import dev.missioncontrol.policy.PublicationCheck;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a pack whose own tests fail from being published. */
@Component
class TestsBeforePublication implements PublicationCheck {

    private static final String RULE = "failing-test";

    @Override
    public List<PackProblem> problems(PolicyPack pack, String yaml, Scope scope, @Nullable RepositoryId repository) {
        return PackTests.run(pack).stream()
                .filter(result -> !result.passed())
                .map(result -> new PackProblem(
                        PackProblem.Severity.ERROR,
                        RULE,
                        result.line(),
                        result.column(),
                        "The test '" + result.name() + "' fails. " + result.message(),
                        "Correct the rules, or what the test expects of them."))
                .toList();
    }
}
