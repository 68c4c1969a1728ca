package dev.missioncontrol.approval;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ApprovalRows extends Repository<ApprovalRow, UUID> {

    ApprovalRow save(ApprovalRow row);

    List<ApprovalRow> findByPatchSetIdOrderByDecidedAtAscIdAsc(UUID patchSet);

    List<ApprovalRow> findByPatchSetIdAndNumberOrderByDecidedAtAscIdAsc(UUID patchSet, int number);
}
