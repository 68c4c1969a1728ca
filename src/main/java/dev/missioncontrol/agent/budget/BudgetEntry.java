package dev.missioncontrol.agent.budget;

import dev.missioncontrol.ledger.EntryType;

/** What budgets leave in the ledger. */
enum BudgetEntry implements EntryType {
    WARNED("budget.warned"),
    EXHAUSTED("budget.exhausted"),
    TOPPED_UP("budget.topped_up");

    private final String code;

    BudgetEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
