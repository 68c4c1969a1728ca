package dev.missioncontrol.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Keeps API tokens. */
interface ApiTokenEntities extends Repository<ApiTokenEntity, UUID> {

    ApiTokenEntity save(ApiTokenEntity token);

    Optional<ApiTokenEntity> findById(UUID id);

    Optional<ApiTokenEntity> findByHash(String hash);

    List<ApiTokenEntity> findByAccountOrderByCreatedAtDesc(String account);

    /** Notes the use, unless one was noted since {@code before}: a busy token shall not mean a write for each request. */
    @Modifying
    @Query("""
            update ApiTokenEntity set lastUsedAt = :now
             where id = :id and (lastUsedAt is null or lastUsedAt < :before)""")
    int noteUse(UUID id, Instant now, Instant before);
}
