package dev.missioncontrol.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks what entries say of themselves a page at a time, on all processors, while the caller reads the next page. The
 * results come in the order of the entries, on the caller's thread.
 */
final class EntryPages {

    /** How many entries are checked together; at most two pages are held. */
    private static final int SIZE = 500;

    private record Page(List<StoredEntry> entries, CompletableFuture<List<List<Finding>>> findings) {}

    private final BiConsumer<StoredEntry, List<Finding>> checked;
    private List<StoredEntry> entries = new ArrayList<>(SIZE);
    private @Nullable Page before;

    /** Makes them, given what takes each entry with what {@link EntryCheck} has found in it. */
    EntryPages(BiConsumer<StoredEntry, List<Finding>> checked) {
        this.checked = checked;
    }

    void add(StoredEntry entry) {
        entries.add(entry);
        if (entries.size() == SIZE) {
            turn();
        }
    }

    /** Hands over the rest: there are no more entries. */
    void finish() {
        turn();
        settle();
    }

    private void turn() {
        List<StoredEntry> full = entries;
        CompletableFuture<List<List<Finding>>> findings = CompletableFuture.supplyAsync(
                () -> full.parallelStream().map(EntryCheck::of).toList());
        entries = new ArrayList<>(SIZE);
        settle();
        before = new Page(full, findings);
    }

    private void settle() {
        if (before != null) {
            List<List<Finding>> findings = before.findings().join();
            for (int i = 0; i < findings.size(); i++) {
                checked.accept(before.entries().get(i), findings.get(i));
            }
            before = null;
        }
    }
}
