package dev.missioncontrol.forge;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.shared.RepositoryId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repository that is connected, or was: what was done in it stays readable after it is disconnected. */
@Entity
@Table(name = "repository")
class ConnectedRepository {

    private static final String LOCAL = "local";

    @Id
    private UUID id;

    private String name;
    private String forge;
    private String location;

    @SuppressWarnings("UnusedVariable") // read by queries
    private String identity;

    private String baseBranch;
    private boolean sample;
    private String connectedBy;
    private Instant connectedAt;
    private @Nullable Instant disconnectedAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ConnectedRepository() {}

    ConnectedRepository(
            RepositoryId id,
            RepositoryConnector.Candidate candidate,
            String name,
            String baseBranch,
            boolean sample,
            Account by,
            Instant at) {
        this.id = id.value();
        this.forge = LOCAL;
        this.location = candidate.location();
        this.identity = candidate.identity();
        this.sample = sample;
        this.name = name;
        this.baseBranch = baseBranch;
        this.connectedBy = by.name();
        this.connectedAt = at;
    }

    /** Connects it again, perhaps under another name. */
    void reconnect(String newName, String newLocation, String newBaseBranch, Account by, Instant at) {
        this.name = newName;
        this.location = newLocation;
        this.baseBranch = newBaseBranch;
        this.connectedBy = by.name();
        this.connectedAt = at;
        this.disconnectedAt = null;
    }

    void disconnect(Instant at) {
        disconnectedAt = at;
    }

    boolean isConnected() {
        return disconnectedAt == null;
    }

    RepositoryId id() {
        return new RepositoryId(id);
    }

    ForgeRepository toForgeRepository() {
        return new ForgeRepository(id(), name, forge, location, baseBranch, sample, connectedBy, connectedAt);
    }
}
