package dev.missioncontrol.forge;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Connects and forgets repositories. Looking at a repository and mirroring it can take minutes, so that is done before
 * the transaction that records it.
 */
@Service
class ConnectedRepositories implements Repositories {

    private static final String TOPIC = "repositories";

    private final ConnectedRepositoryStore store;
    private final RepositoryConnector connector;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ConnectedRepositories(
            ConnectedRepositoryStore store,
            RepositoryConnector connector,
            Ledger ledger,
            LiveUpdates live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.connector = connector;
        this.ledger = ledger;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public ForgeRepository connect(String location, @Nullable String name, @Nullable String baseBranch, Account by) {
        by.require(Role.MEMBER, "connect repositories");
        String wanted = name == null || name.isBlank() ? null : RepositoryNames.checked(name);
        return connect(connector.examine(location), wanted, baseBranch, false, by);
    }

    @Override
    public ForgeRepository createSample(Account by) {
        by.require(Role.MEMBER, "connect repositories");
        RepositoryConnector.Candidate sample;
        try {
            sample = connector.sample();
        } catch (IOException e) {
            throw new UncheckedIOException("the sample project could not be written", e);
        }
        return store.findByIdentity(sample.identity())
                .filter(ConnectedRepository::isConnected)
                .map(ConnectedRepository::toForgeRepository)
                .orElseGet(() -> connect(sample, null, null, true, by));
    }

    private ForgeRepository connect(
            RepositoryConnector.Candidate candidate,
            @Nullable String wantedName,
            @Nullable String baseBranch,
            boolean sample,
            Account by) {
        Optional<ConnectedRepository> known = store.findByIdentity(candidate.identity());
        known.filter(ConnectedRepository::isConnected).ifPresent(connected -> {
            throw alreadyConnected(candidate, connected.toForgeRepository().name());
        });
        if (wantedName != null && isTaken(wantedName)) {
            throw nameTaken(wantedName);
        }
        RepositoryId id = known.map(ConnectedRepository::id).orElseGet(RepositoryId::next);
        String base = connector.prepare(id, candidate, blankToNull(baseBranch));
        String name = wantedName != null ? wantedName : RepositoryNames.free(candidate.suggestedName(), this::isTaken);
        try {
            return transaction.execute(status -> record(id, candidate, name, base, sample, by));
        } catch (DataIntegrityViolationException e) {
            // Somebody else connected it, or took the name, while we were looking at it.
            if (known.isEmpty()) {
                connector.forget(id);
            }
            throw isTaken(name) ? nameTaken(name) : alreadyConnected(candidate, candidate.location());
        }
    }

    private ForgeRepository record(
            RepositoryId id,
            RepositoryConnector.Candidate candidate,
            String name,
            String base,
            boolean sample,
            Account by) {
        ConnectedRepository repository = store.findById(id.value())
                .map(known -> {
                    known.reconnect(name, candidate.location(), base, by, clock.instant());
                    return known;
                })
                .orElseGet(() -> new ConnectedRepository(id, candidate, name, base, sample, by, clock.instant()));
        ForgeRepository connected = store.saveAndFlush(repository).toForgeRepository();
        announce(RepositoryEvent.CONNECTED, "Connected the repository " + name + ".", connected, by);
        return connected;
    }

    @Override
    public void disconnect(RepositoryId id, Account by) {
        by.require(Role.MEMBER, "disconnect repositories");
        transaction.executeWithoutResult(status -> {
            ConnectedRepository repository = find(id);
            if (!repository.isConnected()) {
                throw Refusal.notFound("The repository is not connected any more.");
            }
            ForgeRepository disconnected = repository.toForgeRepository();
            events.publishEvent(new RepositoryDisconnected(disconnected));
            repository.disconnect(clock.instant());
            store.saveAndFlush(repository);
            announce(
                    RepositoryEvent.DISCONNECTED,
                    "Disconnected the repository " + disconnected.name() + ".",
                    disconnected,
                    by);
        });
        connector.forget(id);
    }

    private void announce(RepositoryEvent event, String summary, ForgeRepository repository, Account by) {
        ledger.append(
                Ledger.SYSTEM_CHAIN,
                event,
                by.actor(),
                summary,
                Map.of(
                        "repository", repository.id(),
                        "name", repository.name(),
                        "location", repository.location(),
                        "baseBranch", repository.baseBranch()));
        live.changed(TOPIC);
    }

    @Override
    @Transactional(readOnly = true)
    public ForgeRepository get(RepositoryId id) {
        return find(id).toForgeRepository();
    }

    @Override
    @Transactional(readOnly = true)
    public ForgeRepository byName(String name) {
        return store.findConnected(name)
                .orElseThrow(() -> Refusal.notFound("No repository named '" + name + "' is connected."))
                .toForgeRepository();
    }

    @Override
    @Transactional(readOnly = true)
    public Page<ForgeRepository> list(@Nullable String search, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int size = Math.clamp(limit, 1, Cursor.MAX_LIMIT);
        List<ForgeRepository> found = store
                .page(
                        search == null ? "" : search.strip(),
                        after == null ? "" : after.keys().getFirst(),
                        Limit.of(size + 1))
                .stream()
                .map(ConnectedRepository::toForgeRepository)
                .toList();
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, size),
                        Cursor.after(found.get(size - 1).name()).toString());
    }

    private ConnectedRepository find(RepositoryId id) {
        return store.findById(id.value())
                .orElseThrow(() -> Refusal.notFound("There is no repository with the id '" + id + "'."));
    }

    private boolean isTaken(String name) {
        return store.findConnected(name).isPresent();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Refusal nameTaken(String name) {
        return Refusal.of(
                Refusal.Kind.CONFLICT,
                "name",
                "A repository named '" + name + "' is connected already.",
                "Choose another name.");
    }

    private static Refusal alreadyConnected(RepositoryConnector.Candidate candidate, String as) {
        return Refusal.of(
                Refusal.Kind.CONFLICT,
                candidate.field(),
                "That repository is connected already, as '" + as + "'.",
                "Use it, or disconnect it first.");
    }
}
