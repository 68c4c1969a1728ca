package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.rule.Demand;
import java.util.List;
import java.util.Map;

/** What has to be done beside: checks, tests, evidence. */
final class DemandRules {

    private DemandRules() {}

    static List<Ruling> rulings(Situation situation, String section) {
        return situation.each(
                Demand.class,
                rule -> rule.head().ref().section().equals(section),
                (rule, of) -> of.obliged(of.because(rule.sentence()), Map.of(), rule.name(), rule.value()));
    }
}
