package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a workflow's chain with all it refers to as one zip file, in the format of docs/ledger.md. */
@Service
public class LedgerExport {

    /** How often entries that came meanwhile are given their place in the log, and how often the chain is read. */
    static final int ATTEMPTS = 10;

    private final ChainHeads heads;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final ExportWriter writer;
    private final TransactionTemplate reading;

    LedgerExport(
            ChainHeads heads,
            Sequencer sequencer,
            Checkpoints checkpoints,
            ExportWriter writer,
            PlatformTransactionManager transactions) {
        this.heads = heads;
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
        this.writer = writer;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        // One state of the database from the manifest to the last document.
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Writes the export, once it is whole: however slowly it is taken, the database does not wait. Closes nothing.
     *
     * @throws Refusal before anything is written: NOT_FOUND when there is no such chain, UNAVAILABLE when entries come
     *     faster than they can be proven
     * @throws UncheckedIOException when the output fails, or the place for temporary files does
     */
    public void write(WorkflowId chain, OutputStream output) {
        try {
            Path file = Files.createTempFile("ledger-" + chain + "-", ".zip");
            try {
                write(chain, file);
                Files.copy(file, output);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(WorkflowId chain, Path file) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (checkpoints.waiting(chain.value()) > 0) {
                sequencer.sequenceNow();
            }
            if (Boolean.TRUE.equals(reading.execute(status -> written(chain, file)))) {
                return;
            }
        }
        throw Refusal.of(
                Refusal.Kind.UNAVAILABLE,
                null,
                "The run writes to its ledger faster than the log is signed.",
                "Try again in a moment.");
    }

    /** Returns false, with nothing written, when an entry has no place in the log yet, and so no proof. */
    private boolean written(WorkflowId chain, Path file) {
        ChainHead head =
                heads.read(chain).orElseThrow(() -> Refusal.notFound("There is no run with the id '" + chain + "'."));
        if (checkpoints.waiting(chain.value()) > 0) {
            return false;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.write(chain, head, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
