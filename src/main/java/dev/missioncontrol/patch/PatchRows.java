package dev.missioncontrol.patch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PatchRows extends Repository<PatchRow, UUID> {

    Optional<PatchRow> findById(UUID id);

    List<PatchRow> findByRevisionOrderByOrdinal(RevisionKey revision);
}
