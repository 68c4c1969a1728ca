package dev.missioncontrol.patch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface PatchSetRows extends Repository<PatchSetRow, UUID> {

    Optional<PatchSetRow> findById(UUID id);

    List<PatchSetRow> findByWorkflowIdOrderById(UUID workflow);

    List<PatchSetRow> findByWorkflowIdAndStateNotOrderByRepositoryName(UUID workflow, PatchSet.State state);

    PatchSetRow getByWorkflowIdAndRepositoryId(UUID workflow, UUID repository);

    /** Makes the row of a first proposal; of two at once, the second finds the first one's. */
    @Modifying
    @NativeQuery("""
            INSERT INTO patch_set (id, workflow_id, workflow_title, repository_id, repository_name, state,
                                   current_number, changed_at)
            VALUES (:id, :workflow, :title, :repository, :repositoryName, 'OPEN', 0, :at)
            ON CONFLICT (workflow_id, repository_id) DO NOTHING""")
    void insertIfAbsent(UUID id, UUID workflow, String title, UUID repository, String repositoryName, Instant at);
}
