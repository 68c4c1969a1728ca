package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which budgets policy sets: none, as long as no pack can be in force. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    private static final int WARN_AT_PERCENT = 80;

    @Bean
    PolicyBudgets policyBudgets() {
        return repository -> new BudgetLimits(Map.of(), WARN_AT_PERCENT);
    }
}
