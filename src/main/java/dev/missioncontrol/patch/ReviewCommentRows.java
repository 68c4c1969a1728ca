package dev.missioncontrol.patch;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ReviewCommentRows extends Repository<ReviewCommentRow, UUID> {

    ReviewCommentRow save(ReviewCommentRow row);

    void delete(ReviewCommentRow row);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ReviewCommentRow> findForUpdateById(UUID id);

    List<ReviewCommentRow> findByRevisionPatchSetOrderByWrittenAtAscIdAsc(UUID patchSet);
}
