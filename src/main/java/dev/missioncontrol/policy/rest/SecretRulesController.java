package dev.missioncontrol.policy.rest;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.policy.secret.SecretRuleSets;
import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The rules for recognising secrets, for admins. */
@RestController
class SecretRulesController {

    private final SecretRuleSets rules;
    private final CurrentAccount currentAccount;

    SecretRulesController(SecretRuleSets rules, CurrentAccount currentAccount) {
        this.rules = rules;
        this.currentAccount = currentAccount;
    }

    /** Rules in the gitleaks format. */
    record Request(@Nullable String toml) {}

    /** Returns the rules in force. */
    @GetMapping("/api/policies/secret-rules")
    SecretRuleSets.InForce inForce() {
        Account account = currentAccount.get();
        account.require(Role.ADMIN, "see the rules for secrets");
        return rules.inForce();
    }

    /** Puts an admin's rules into force beside ours, in place of those before. */
    @PutMapping("/api/policies/secret-rules")
    SecretRuleSets.InForce load(@RequestBody Request request) {
        String toml = request.toml();
        if (toml == null) {
            throw Refusal.invalid("toml", "The rules are missing.", "Send them as the text of 'toml'; empty for none.");
        }
        return rules.load(toml, currentAccount.get());
    }
}
