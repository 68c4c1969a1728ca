package dev.missioncontrol.account;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens that open the REST API. Each speaks for one account, which alone can list and revoke it. */
@Service
@Transactional
public class ApiTokens {

    /** How long a token may live, in days, unless it lives for ever. */
    public static final int MAX_DAYS = 3650;

    /** How a token begins, so that secret scanners and people know one when they see it. */
    private static final String MARK = "mc_";

    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = MARK.length() + 6;
    private static final int MAX_NAME_LENGTH = 100;
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    private final ApiTokenEntities entities;
    private final Accounts accounts;
    private final AccountRecords records;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(ApiTokenEntities entities, Accounts accounts, AccountRecords records, Clock clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Makes a token for the account that asks.
     *
     * @param name what the owner calls it, 1 to 100 characters
     * @param expiresInDays days until it ends by itself, 1 to {@link #MAX_DAYS}; null for never
     * @throws Refusal INVALID (field {@code name} or {@code expiresInDays})
     */
    public IssuedToken create(String name, @Nullable Integer expiresInDays, Account by) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME_LENGTH) {
            throw Refusal.invalid(
                    "name",
                    "A token needs a name of 1 to " + MAX_NAME_LENGTH + " characters.",
                    "Name it for what will use it, such as 'ci'.");
        }
        if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > MAX_DAYS)) {
            throw Refusal.invalid(
                    "expiresInDays",
                    "A token cannot expire in " + expiresInDays + " days.",
                    "Give 1 to " + MAX_DAYS + " days, or leave it out for a token that does not expire.");
        }
        Instant now = clock.instant();
        Instant expiresAt = expiresInDays == null ? null : now.plus(Duration.ofDays(expiresInDays));
        String secret = newSecret();
        ApiToken token = entities.save(new ApiTokenEntity(
                        by.name(), stripped, Digest.of(secret), secret.substring(0, SHOWN), now, expiresAt))
                .at(now);
        records.record(
                AccountEntry.TOKEN_CREATED,
                by.actor(),
                "API token '" + stripped + "' was created for '" + by.name() + "'.",
                facts(token));
        return new IssuedToken(token, secret);
    }

    /** Returns the account's tokens, the newest first, ended ones too. */
    @Transactional(readOnly = true)
    public List<ApiToken> list(Account by) {
        Instant now = clock.instant();
        return entities.findByAccountOrderByCreatedAtDesc(by.name()).stream()
                .map(token -> token.at(now))
                .toList();
    }

    /**
     * Ends a token at once. Revoking it again changes nothing.
     *
     * @throws Refusal NOT_FOUND when the account has no such token
     */
    public void revoke(UUID id, Account by) {
        Instant now = clock.instant();
        ApiTokenEntity entity = entities.findById(id)
                .filter(token -> token.at(now).account().equals(by.name()))
                .orElseThrow(() -> Refusal.notFound("You have no token with the id '" + id + "'."));
        ApiToken token = entity.at(now);
        if (token.state() == ApiToken.State.REVOKED) {
            return;
        }
        entity.revoke(now);
        records.record(
                AccountEntry.TOKEN_REVOKED,
                by.actor(),
                "API token '" + token.name() + "' of '" + by.name() + "' was revoked.",
                facts(token));
    }

    /**
     * Returns the account that a token speaks for, and notes the use.
     *
     * @throws Refusal UNAUTHENTICATED when it is unknown, expired or revoked, or its account is disabled; says which
     */
    public Account authenticate(String secret) {
        Instant now = clock.instant();
        ApiToken token = Optional.of(secret)
                .filter(text -> text.startsWith(MARK))
                .flatMap(text -> entities.findByHash(Digest.of(text).hex()))
                .map(entity -> entity.at(now))
                .orElseThrow(() -> refused("The token is not known here."));
        switch (token.state()) {
            case EXPIRED -> throw refused("The token '" + token.name() + "' expired at " + token.expiresAt() + ".");
            case REVOKED -> throw refused("The token '" + token.name() + "' was revoked at " + token.revokedAt() + ".");
            case ACTIVE -> entities.noteUse(token.id(), now, now.minus(USE_RESOLUTION));
        }
        return accounts.find(token.account())
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNAUTHENTICATED,
                        null,
                        "The account '" + token.account() + "' of this token is disabled.",
                        "Ask an administrator."));
    }

    private static Refusal refused(String why) {
        return Refusal.of(
                Refusal.Kind.UNAUTHENTICATED,
                null,
                why,
                "Create a new token under Settings or by POST /api/tokens, and send it as 'Authorization: Bearer <token>'.");
    }

    private String newSecret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, @Nullable Object> facts(ApiToken token) {
        var facts = new java.util.HashMap<String, @Nullable Object>();
        facts.put("account", token.account());
        facts.put("token", token.id());
        facts.put("name", token.name());
        facts.put("prefix", token.prefix());
        facts.put("expiresAt", token.expiresAt());
        return facts;
    }
}
