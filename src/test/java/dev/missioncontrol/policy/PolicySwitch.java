package dev.missioncontrol.policy;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test change what policy says while a workflow is under way. */
@Component
public class PolicySwitch implements BeanPostProcessor {

    private static final Function<PolicyQuestion, @Nullable PolicyDecision> NOTHING = question -> null;

    private volatile Function<PolicyQuestion, @Nullable PolicyDecision> answers = NOTHING;

    /** Denies these questions from now on. */
    public void deny(Predicate<PolicyQuestion> questions) {
        answer(question -> questions.test(question) ? TestDecisions.denied("There is a freeze.") : null);
    }

    /** Answers questions in the place of the application's own policy, save those it returns null for. */
    public void answer(Function<PolicyQuestion, @Nullable PolicyDecision> given) {
        answers = given;
    }

    /** Leaves every answer to the application's own policy again. */
    public void reset() {
        answers = NOTHING;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Policy policy ? new Switched(policy) : bean;
    }

    private final class Switched implements Policy {

        private final Policy policy;

        private Switched(Policy policy) {
            this.policy = policy;
        }

        @Override
        public PolicyDecision decide(PolicyQuestion question) {
            PolicyDecision given = answers.apply(question);
            return given == null ? policy.decide(question) : given;
        }

        @Override
        public PolicyDecision enforce(PolicyQuestion question) {
            PolicyDecision given = answers.apply(question);
            return given == null ? policy.enforce(question) : given;
        }
    }
}
