package dev.missioncontrol.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Keeps accounts. */
interface AccountEntities extends Repository<AccountEntity, String> {

    AccountEntity save(AccountEntity account);

    Optional<AccountEntity> findByName(String name);

    Optional<AccountEntity> findByGithubId(long githubId);

    List<AccountEntity> findAllByOrderByName();

    boolean existsByName(String name);

    /** Locks what is returned, so that two admins cannot take the role from each other at the same time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from AccountEntity where role = dev.missioncontrol.account.Role.ADMIN and enabled order by name")
    List<AccountEntity> lockEnabledAdmins();

    boolean existsByRole(Role role);
}
