package dev.missioncontrol.policy.secret;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.live.LiveUpdates;
import dev.missioncontrol.shell.live.Topics;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rules for recognising secrets that an admin adds to ours; every set that was ever in force is kept. */
@Service
public class SecretRuleSets implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SecretRuleSets.class);
    private static final String TOPIC = "secret-rules";

    /**
     * The rules in force.
     *
     * @param toml an admin's rules in the gitleaks format; empty when there are none
     * @param hash changes with anything that could be recognised differently
     * @param rules the ids of all rules, ours and the admin's
     * @param loadedBy who loaded them; null when nobody did
     * @param loadedAt when; null when nobody did
     */
    public record InForce(
            String toml,
            Digest hash,
            List<String> rules,
            @Nullable String loadedBy,
            @Nullable Instant loadedAt) {}

    private record Stored(String toml, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final SecretScanners scanners;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final Clock clock;
    private final Registration subscription;

    SecretRuleSets(
            JdbcClient jdbc, SecretScanners scanners, Ledger ledger, LiveUpdates live, Topics topics, Clock clock) {
        this.jdbc = jdbc;
        this.scanners = scanners;
        this.ledger = ledger;
        this.live = live;
        this.clock = clock;
        this.subscription = topics.subscribe(TOPIC, _ -> reload());
    }

    @Override
    public void afterPropertiesSet() {
        reload();
    }

    @Override
    public void destroy() {
        subscription.remove();
    }

    /** Returns the rules in force. */
    @Transactional(readOnly = true)
    public InForce inForce() {
        Optional<Stored> stored = newest();
        SecretRules rules = rules(stored.map(Stored::toml).orElse(""));
        return new InForce(
                stored.map(Stored::toml).orElse(""),
                rules.hash(),
                rules.ids(),
                stored.map(Stored::by).orElse(null),
                stored.map(Stored::at).orElse(null));
    }

    /**
     * Puts other rules into force, on every node.
     *
     * @param toml a gitleaks document; blank to go by our own rules alone
     * @throws Refusal INVALID naming each rule that is wrong and what is wrong with it; FORBIDDEN for all but admins
     */
    @Transactional
    public InForce load(String toml, Account by) {
        by.require(Role.ADMIN, "change the rules for secrets");
        SecretRules rules = rules(toml);
        requireNoSecret(toml, rules);
        jdbc.sql("INSERT INTO secret_rule_set (toml, digest, loaded_by, loaded_at) VALUES (?, ?, ?, ?)")
                .params(toml, rules.hash().hex(), by.name(), Timestamp.from(clock.instant()))
                .update();
        ledger.append(
                Ledger.SYSTEM_CHAIN,
                SecretRulesEntry.LOADED,
                by.actor(),
                by.name() + " loaded rules for secrets; " + rules.ids().size() + " rules are in force.",
                Map.of("hash", rules.hash(), "rules", rules.ids()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scanners.use(rules);
            }
        });
        live.changed(TOPIC);
        return inForce();
    }

    /** The file is kept and shown as it is. What its own allowlists name is no secret. */
    private static void requireNoSecret(String toml, SecretRules rules) {
        new SecretScanner(SecretRules.builtIn())
                .scan("", toml).stream()
                        .filter(match -> !match.generic()
                                && match.line() > 0
                                && !rules.isExcused(toml.substring(match.start(), match.end())))
                        .findFirst()
                        .ifPresent(match -> {
                            throw Refusal.invalid(
                                    "toml",
                                    "Line " + match.line() + " holds a secret (" + match.rule() + ").",
                                    "Take it out. If it is real, revoke it: it has left its safe place.");
                        });
    }

    /** Rules that were good when they were loaded are so still; should they not be, ours stay in force. */
    private void reload() {
        try {
            scanners.use(rules(newest().map(Stored::toml).orElse("")));
        } catch (Refusal e) {
            LOG.error("The rules for secrets that were loaded are not in force: {}", e.getMessage());
        }
    }

    private Optional<Stored> newest() {
        return jdbc.sql("SELECT toml, loaded_by, loaded_at FROM secret_rule_set ORDER BY id DESC LIMIT 1")
                .query((row, _) -> new Stored(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    private SecretRules rules(String toml) {
        SecretRules now = scanners.current().rules();
        return toml.isBlank()
                ? SecretRules.builtIn()
                : SecretRules.hash(toml).equals(now.hash())
                        ? now
                        : SecretRules.builtIn().and(toml);
    }
}
