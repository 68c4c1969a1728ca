package dev.missioncontrol.account;

import dev.missioncontrol.shared.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** An account as it is kept. */
@Entity
@Table(name = "account")
class AccountEntity implements Persistable<String> {

    private static final String GITHUB_SUFFIX = "@github";

    @Id
    private String name;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "github_id")
    private @Nullable Long githubId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled = true;

    @Column(name = "session_generation")
    private int sessionGeneration;

    @Column(name = "created_at")
    private Instant createdAt;

    @Transient
    private boolean stored;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init")
    protected AccountEntity() {}

    private AccountEntity(
            String name,
            Origin origin,
            @Nullable String passwordHash,
            @Nullable Long githubId,
            Role role,
            Instant createdAt) {
        this.name = name;
        this.origin = origin;
        this.passwordHash = passwordHash;
        this.githubId = githubId;
        this.role = role;
        this.createdAt = createdAt;
    }

    static AccountEntity local(String name, String passwordHash, Role role, Instant createdAt) {
        return new AccountEntity(name, Origin.LOCAL, passwordHash, null, role, createdAt);
    }

    static AccountEntity gitHub(String login, long id, Role role, Instant createdAt) {
        return new AccountEntity(gitHubName(login), Origin.GITHUB, null, id, role, createdAt);
    }

    /** Returns the account name of a GitHub login; no local account can have such a name. */
    static String gitHubName(String login) {
        return AccountName.normalised(login) + GITHUB_SUFFIX;
    }

    void changePassword(String newHash) {
        if (origin != Origin.LOCAL) {
            throw Refusal.conflict(
                    "The account '" + name + "' signs in with GitHub and has no password here.",
                    "Change the password at GitHub.");
        }
        passwordHash = newHash;
        sessionGeneration++;
    }

    void disable() {
        enabled = false;
        sessionGeneration++;
    }

    void enable() {
        enabled = true;
    }

    void changeRole(Role newRole) {
        role = newRole;
        sessionGeneration++;
    }

    AccountProfile profile() {
        return new AccountProfile(name, origin, role, enabled, createdAt);
    }

    Account account() {
        return new Account(name, role == Role.ADMIN ? EnumSet.allOf(Role.class) : Set.of(role));
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    @Nullable
    Long githubId() {
        return githubId;
    }

    int sessionGeneration() {
        return sessionGeneration;
    }

    @Override
    public String getId() {
        return name;
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
