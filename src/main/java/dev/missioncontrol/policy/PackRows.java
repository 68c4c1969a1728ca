package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.RepositoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored versions of packs, and which of them is in force. */
@Component
class PackRows {

    private static final String SELECT = """
            SELECT p.id, p.scope, p.repository_id, p.name, p.version, p.hash, p.yaml, p.comment, p.published_by,
                   p.published_at,
                   p.id = (SELECT f.pack_id FROM policy_in_force f
                            WHERE f.scope = p.scope AND f.repository_id IS NOT DISTINCT FROM p.repository_id
                            ORDER BY f.id DESC LIMIT 1) AS in_force
              FROM policy_pack p
            """;

    private final JdbcClient jdbc;

    PackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PackVersion> byId(UUID id) {
        return jdbc.sql(SELECT + " WHERE p.id = ?")
                .param(id)
                .query(PackRows::version)
                .optional();
    }

    Optional<PackVersion> byHash(Digest hash) {
        return jdbc.sql(SELECT + " WHERE p.hash = ? ORDER BY p.published_at DESC, p.id DESC LIMIT 1")
                .param(hash.hex())
                .query(PackRows::version)
                .optional();
    }

    boolean isAuthor(Digest hash, String account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM policy_pack WHERE hash = ? AND published_by = ?)")
                .params(hash.hex(), account)
                .query(Boolean.class)
                .single();
    }

    Optional<PackVersion> inForce(Scope scope, @Nullable RepositoryId repository) {
        return jdbc.sql(SELECT + """
                         WHERE p.id = (SELECT f.pack_id FROM policy_in_force f
                                        WHERE f.scope = :scope
                                          AND f.repository_id IS NOT DISTINCT FROM cast(:repository AS uuid)
                                        ORDER BY f.id DESC LIMIT 1)""")
                .param("scope", scope.name())
                .param("repository", text(repository))
                .query(PackRows::version)
                .optional();
    }

    List<PackVersion> inForce() {
        return jdbc.sql("SELECT * FROM (" + SELECT + ") v WHERE v.in_force ORDER BY v.scope, v.name, v.id")
                .query(PackRows::version)
                .list();
    }

    Page<PackVersion> versions(Scope scope, @Nullable RepositoryId repository, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 2);
        List<PackVersion> found = jdbc.sql(SELECT + """
                         WHERE p.scope = :scope AND p.repository_id IS NOT DISTINCT FROM cast(:repository AS uuid)
                           AND (cast(:at AS timestamptz) IS NULL
                                OR (p.published_at, p.id) < (cast(:at AS timestamptz), cast(:id AS uuid)))
                         ORDER BY p.published_at DESC, p.id DESC LIMIT :limit""")
                .param("scope", scope.name())
                .param("repository", text(repository))
                .param("at", after == null ? null : Timestamp.from(after.instant(0)))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", limit + 1)
                .query(PackRows::version)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        PackVersion last = found.get(limit - 1);
        return new Page<>(
                found.subList(0, limit),
                Cursor.after(last.publishedAt(), last.id()).toString());
    }

    /** Adds the next version of that name and returns its id. */
    UUID add(
            String yaml,
            String name,
            Scope scope,
            @Nullable RepositoryId repository,
            String comment,
            String by,
            Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO policy_pack (id, scope, repository_id, name, version, hash, yaml, comment,
                                                 published_by, published_at)
                        SELECT :id, :scope, cast(:repository AS uuid), :name, coalesce(max(version), 0) + 1, :hash,
                               :yaml, :comment, :by, :at
                          FROM policy_pack
                         WHERE scope = :scope AND name = :name
                           AND repository_id IS NOT DISTINCT FROM cast(:repository AS uuid)""")
                .param("id", id)
                .param("scope", scope.name())
                .param("repository", text(repository))
                .param("name", name)
                .param("hash", Digest.of(yaml).hex())
                .param("yaml", yaml)
                .param("comment", comment)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        return id;
    }

    /** Puts a version in force, or none when the repository's pack is withdrawn. */
    void put(
            Scope scope,
            @Nullable RepositoryId repository,
            @Nullable UUID pack,
            String comment,
            String by,
            Instant at) {
        jdbc.sql("INSERT INTO policy_in_force (scope, repository_id, pack_id, comment, put_by, put_at)"
                        + " VALUES (:scope, cast(:repository AS uuid), cast(:pack AS uuid), :comment, :by, :at)")
                .param("scope", scope.name())
                .param("repository", text(repository))
                .param("pack", pack == null ? null : pack.toString())
                .param("comment", comment)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static @Nullable String text(@Nullable RepositoryId repository) {
        return repository == null ? null : repository.toString();
    }

    private static PackVersion version(ResultSet row, int number) throws SQLException {
        UUID repository = row.getObject("repository_id", UUID.class);
        return new PackVersion(
                row.getObject("id", UUID.class),
                Scope.valueOf(row.getString("scope")),
                repository == null ? null : new RepositoryId(repository),
                row.getString("name"),
                row.getInt("version"),
                new Digest(row.getString("hash")),
                row.getString("yaml"),
                row.getString("comment"),
                row.getString("published_by"),
                row.getTimestamp("published_at").toInstant(),
                row.getBoolean("in_force"));
    }
}
