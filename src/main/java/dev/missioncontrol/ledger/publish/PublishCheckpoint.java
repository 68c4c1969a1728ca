package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Puts the newest checkpoint outside, on every way that is wanted. Nothing waits for it, and nothing fails with it. */
@Service
public class PublishCheckpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PublishCheckpoint.class);

    private final Checkpoints checkpoints;
    private final List<Outlet> outlets;
    private final Publications publications;

    PublishCheckpoint(Checkpoints checkpoints, List<Outlet> outlets, Publications publications) {
        this.checkpoints = checkpoints;
        this.outlets = outlets;
        this.publications = publications;
    }

    /** Returns whether the settings ask for any way out. */
    boolean isWanted() {
        return outlets.stream().anyMatch(Outlet::isWanted);
    }

    /** Publishes the newest checkpoint, where it is not yet. */
    public void publishNewest() {
        checkpoints
                .latest()
                .ifPresent(checkpoint -> outlets.stream()
                        .filter(Outlet::isWanted)
                        .filter(outlet -> isNewTo(outlet, checkpoint))
                        .forEach(outlet -> publish(outlet, checkpoint)));
    }

    /** Also to an outlet that has a larger one: it has to say that entries are missing. */
    private boolean isNewTo(Outlet outlet, Checkpoints.Signed checkpoint) {
        return publications.all().stream()
                .noneMatch(standing -> standing.channel().equals(outlet.name())
                        && standing.failingSince() == null
                        && standing.size() != null
                        && standing.size() == checkpoint.size());
    }

    private void publish(Outlet outlet, Checkpoints.Signed checkpoint) {
        try {
            outlet.publish(checkpoint);
            publications.succeeded(outlet.name(), checkpoint.size());
        } catch (PublicationFailed e) {
            LOG.warn("{}", e.getMessage());
            publications.failed(outlet.name(), checkpoint.size(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A checkpoint did not go out by {}", outlet.name(), e);
            publications.failed(outlet.name(), checkpoint.size(), e.toString());
        }
    }
}
