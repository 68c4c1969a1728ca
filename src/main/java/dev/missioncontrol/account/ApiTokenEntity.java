package dev.missioncontrol.account;

import dev.missioncontrol.shared.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** An API token as it is kept: without the token. */
@Entity
@Table(name = "api_token")
class ApiTokenEntity implements Persistable<UUID> {

    @Id
    private UUID id;

    private String account;
    private String name;

    @Column(name = "hash")
    private String hash;

    private String prefix;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Transient
    private boolean stored;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init")
    protected ApiTokenEntity() {}

    ApiTokenEntity(
            String account, String name, Digest hash, String prefix, Instant createdAt, @Nullable Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.account = account;
        this.name = name;
        this.hash = hash.hex();
        this.prefix = prefix;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    ApiToken at(Instant now) {
        return new ApiToken(id, account, name, prefix, createdAt, expiresAt, lastUsedAt, revokedAt, state(now));
    }

    private ApiToken.State state(Instant now) {
        if (revokedAt != null) {
            return ApiToken.State.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? ApiToken.State.ACTIVE : ApiToken.State.EXPIRED;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
