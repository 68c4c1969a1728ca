package dev.missioncontrol.workflow;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored workflows. */
interface Workflows extends Repository<Workflow, UUID> {

    /** Stores it at once, so that rows of other tables can refer to it. */
    Workflow saveAndFlush(Workflow workflow);

    Optional<Workflow> findById(UUID id);

    /** Reads the workflow and keeps everyone else from changing it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from Workflow w where w.id = :id")
    Optional<Workflow> lock(UUID id);
}
