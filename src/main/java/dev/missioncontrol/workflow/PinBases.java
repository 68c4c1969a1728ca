package dev.missioncontrol.workflow;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pins the commit each repository's change starts from. */
@Component
class PinBases {

    private final ForgeReader forge;
    private final WorkflowMachine machine;
    private final Workflows workflows;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    PinBases(
            ForgeReader forge,
            WorkflowMachine machine,
            Workflows workflows,
            Ledger ledger,
            TransactionOperations transactions) {
        this.forge = forge;
        this.machine = machine;
        this.workflows = workflows;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Pins what is not pinned yet, and returns why it could not be, as sentences. */
    List<String> pinMissing(WorkflowView workflow) {
        var problems = new ArrayList<String>();
        var heads = new LinkedHashMap<RepositoryId, CommitId>();
        for (var repo : workflow.repos()) {
            if (repo.base() == null) {
                try {
                    forge.refresh(repo.id());
                    heads.put(repo.id(), forge.head(repo.id(), repo.baseBranch()));
                } catch (Refusal e) {
                    problems.add(repo.name() + ": " + e.getMessage());
                }
            }
        }
        if (!heads.isEmpty()) {
            transactions.executeWithoutResult(status -> pin(workflow.id(), heads));
        }
        return problems;
    }

    /** Returns the repositories whose base branch no longer points at the pinned commit, with where it points now. */
    Map<RepositoryId, CommitId> moved(WorkflowView workflow) {
        var moved = new LinkedHashMap<RepositoryId, CommitId>();
        for (var repo : workflow.repos()) {
            forge.refresh(repo.id());
            CommitId now = forge.head(repo.id(), repo.baseBranch());
            if (!now.equals(repo.base())) {
                moved.put(repo.id(), now);
            }
        }
        return moved;
    }

    /** Pins the given commits, in the caller's transaction. */
    void pin(WorkflowId id, Map<RepositoryId, CommitId> heads) {
        Workflow workflow = machine.lock(id);
        heads.forEach((repository, head) -> {
            workflow.pin(repository, head);
            workflow.repos().stream()
                    .filter(repo -> repo.repository().equals(repository))
                    .forEach(repo -> ledger.append(
                            id,
                            WorkflowEntry.BASE_PINNED,
                            Actor.SYSTEM,
                            "Pinned " + repo.repositoryName() + " at " + head.abbreviated() + " of "
                                    + repo.baseBranch(),
                            Map.of(
                                    "repository", repo.repositoryName(),
                                    "branch", repo.baseBranch(),
                                    "commit", head)));
        });
        workflows.saveAndFlush(workflow);
    }
}
