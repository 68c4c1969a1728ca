package dev.missioncontrol.forge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConnectedRepositoryStore extends Repository<ConnectedRepository, UUID> {

    ConnectedRepository saveAndFlush(ConnectedRepository repository);

    Optional<ConnectedRepository> findById(UUID id);

    Optional<ConnectedRepository> findByIdentity(String identity);

    @Query("select r from ConnectedRepository r where r.disconnectedAt is null and lower(r.name) = lower(:name)")
    Optional<ConnectedRepository> findConnected(String name);

    @Query("""
            select r from ConnectedRepository r
            where r.disconnectedAt is null and lower(r.name) > lower(:after)
              and (locate(lower(:search), lower(r.name)) > 0 or locate(lower(:search), lower(r.location)) > 0)
            order by lower(r.name)""")
    List<ConnectedRepository> page(String search, String after, Limit limit);
}
