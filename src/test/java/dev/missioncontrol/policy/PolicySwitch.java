package dev.missioncontrol.policy;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Lets a test change what policy says while a workflow is under way. */
@Component
public class PolicySwitch implements BeanPostProcessor {

    private static final Predicate<PolicyQuestion> NOTHING = question -> false;

    private volatile Predicate<PolicyQuestion> denied = NOTHING;

    /** Denies these questions from now on. */
    public void deny(Predicate<PolicyQuestion> questions) {
        denied = questions;
    }

    /** Leaves every answer to the application's own policy again. */
    public void reset() {
        denied = NOTHING;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Policy policy ? (Policy) question -> answer(policy, question) : bean;
    }

    private PolicyDecision answer(Policy policy, PolicyQuestion question) {
        PolicyDecision decision = policy.decide(question);
        return denied.test(question)
                ? new PolicyDecision(
                        false,
                        decision.pack(),
                        decision.packHash(),
                        List.of("There is a freeze."),
                        decision.approvalsRequired())
                : decision;
    }
}
