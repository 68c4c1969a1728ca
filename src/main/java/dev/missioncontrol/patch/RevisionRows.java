package dev.missioncontrol.patch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RevisionRows extends Repository<RevisionRow, RevisionKey> {

    Optional<RevisionRow> findById(RevisionKey key);

    List<RevisionRow> findByKeyPatchSetOrderByKeyNumber(UUID patchSet);

    List<RevisionRow> findByProducedByOrderByKeyPatchSetAscKeyNumberAsc(UUID run);
}
