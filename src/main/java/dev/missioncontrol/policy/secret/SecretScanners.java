package dev.missioncontrol.policy.secret;

import org.springframework.stereotype.Component;

/** Hands out the scanner for the rules in force. */
@Component
public class SecretScanners {

    private volatile SecretScanner current = new SecretScanner(SecretRules.builtIn());

    /** Returns the scanner; take it anew for each piece of work, as an admin may change the rules. */
    public SecretScanner current() {
        return current;
    }

    void use(SecretRules rules) {
        current = new SecretScanner(rules);
    }
}
