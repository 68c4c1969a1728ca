package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.ContentErased;
import dev.missioncontrol.ledger.LedgerEntries;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets an idea whose entry was tombstoned: it stands in the workflow too, and later documents would quote it again. */
@Component
class ErasedIdea {

    private final LedgerEntries entries;
    private final Workflows workflows;

    ErasedIdea(LedgerEntries entries, Workflows workflows) {
        this.entries = entries;
        this.workflows = workflows;
    }

    @EventListener
    void forget(ContentErased erased) {
        erased.chains().stream()
                // What creates a workflow is the first entry of its chain.
                .filter(chain -> entries.find(chain, 0)
                        .filter(first -> first.payloadDigest().equals(erased.digest()))
                        .isPresent())
                .flatMap(chain -> workflows.lock(chain.value()).stream())
                .forEach(Workflow::forgetIdea);
    }
}
