package dev.missioncontrol.policy;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The packs that repositories bring along in {@code .missioncontrol/policy.yml}. Which of them decided something is kept,
 * with the commit it was first read at; the text is read from there again.
 */
@Service
public class PolicyFiles {

    private final PolicyFile file;
    private final JdbcClient jdbc;
    private final Clock clock;

    PolicyFiles(PolicyFile file, JdbcClient jdbc, Clock clock) {
        this.file = file;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file by repository and commit, that decides. */
    record Used(RepositoryId repository, CommitId commit, Digest hash) {}

    /** Returns whether a pack with exactly this text was read from a repository when policy decided. */
    @Transactional(readOnly = true)
    public boolean decided(Digest hash) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM policy_file WHERE hash = ?)")
                .param(hash.hex())
                .query(Boolean.class)
                .single();
    }

    /** Returns a file with exactly this text that decided something; empty when no repository has its commit any more. */
    @Transactional(readOnly = true)
    public Optional<PackFile> find(Digest hash) {
        return jdbc
                .sql("SELECT hash, repository_id, commit_id FROM policy_file WHERE hash = ? ORDER BY used_at")
                .param(hash.hex())
                .query((row, number) -> new Used(
                        new RepositoryId(row.getObject("repository_id", UUID.class)),
                        new CommitId(row.getString("commit_id")),
                        hash))
                .list()
                .stream()
                .flatMap(used -> read(used).stream())
                .findFirst();
    }

    /** Returns the file with exactly this text at the head of the repository's base branch. */
    public Optional<PackFile> atHead(RepositoryId repository, Digest hash) {
        return file.of(repository).flatMap(found -> file(repository, found, hash));
    }

    /** Remembers files that decide. */
    @Transactional
    void remember(List<Used> files) {
        files.forEach(used -> jdbc.sql("INSERT INTO policy_file (hash, repository_id, commit_id, used_at)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .param(used.hash().hex())
                .param(used.repository().value())
                .param(used.commit().hex())
                .param(Timestamp.from(clock.instant()))
                .update());
    }

    private Optional<PackFile> read(Used used) {
        try {
            return file.at(used.repository(), used.commit())
                    .flatMap(found -> file(used.repository(), found, used.hash()));
        } catch (Refusal gone) {
            return Optional.empty();
        }
    }

    private static Optional<PackFile> file(RepositoryId repository, PolicyFile.Found found, Digest hash) {
        CommitId commit = found.commit();
        return commit == null || !Digest.of(found.yaml()).equals(hash)
                ? Optional.empty()
                : Optional.of(new PackFile(repository, commit, PolicyFile.PATH, hash, found.yaml()));
    }
}
