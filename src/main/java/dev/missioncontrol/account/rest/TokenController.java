package dev.missioncontrol.account.rest;

import dev.missioncontrol.account.ApiToken;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.IssuedToken;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.rest.SecretAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens of the account that asks. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens")
class TokenController {

    private final ApiTokens tokens;
    private final CurrentAccount current;

    TokenController(ApiTokens tokens, CurrentAccount current) {
        this.tokens = tokens;
        this.current = current;
    }

    @PostMapping
    @Operation(
            summary = "Make a token; it is shown in this answer only",
            security = @SecurityRequirement(name = "basic"))
    ResponseEntity<NewToken> create(@RequestBody TokenRequest body, HttpServletRequest request) {
        SecretAnswer.sayOf(request);
        if (body.name() == null) {
            throw Refusal.invalid("name", "A token needs a name.", "Name it for what will use it, such as 'ci'.");
        }
        IssuedToken issued = tokens.create(body.name(), body.expiresInDays(), current.get());
        ApiToken token = issued.token();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new NewToken(token.id(), token.name(), issued.secret(), token.expiresAt()));
    }

    @GetMapping
    @Operation(summary = "List your tokens, newest first")
    Page<Token> list() {
        return new Page<>(tokens.list(current.get()).stream().map(Token::of).toList(), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token at once")
    void revoke(@PathVariable UUID id) {
        tokens.revoke(id, current.get());
    }

    /**
     * What a token is made from.
     *
     * @param name what its owner calls it
     * @param expiresInDays days until it ends by itself; absent for never
     */
    record TokenRequest(@Nullable String name, @Nullable Integer expiresInDays) {}

    /**
     * A new token.
     *
     * @param id its id
     * @param name what its owner calls it
     * @param token the token itself
     * @param expiresAt when it ends by itself; null for never
     */
    record NewToken(
            UUID id, String name, String token, @Nullable Instant expiresAt) {}

    /**
     * What is known of a token later.
     *
     * @param id its id
     * @param name what its owner calls it
     * @param prefix its first characters
     * @param state ACTIVE, EXPIRED or REVOKED
     * @param createdAt when it was made
     * @param expiresAt when it ends by itself; null for never
     * @param lastUsedAt when it was last used, to the minute; null for never
     * @param revokedAt when it was revoked; null when it was not
     */
    record Token(
            UUID id,
            String name,
            String prefix,
            ApiToken.State state,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static Token of(ApiToken token) {
            return new Token(
                    token.id(),
                    token.name(),
                    token.prefix(),
                    token.state(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt());
        }
    }
}
