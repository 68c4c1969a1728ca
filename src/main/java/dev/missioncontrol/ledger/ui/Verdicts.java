package dev.missioncontrol.ledger.ui;

import dev.missioncontrol.ledger.EntryResult;
import dev.missioncontrol.ledger.Finding;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.VerificationReport;
import dev.missioncontrol.ledger.VerificationStatus;
import dev.missioncontrol.ledger.checkpoint.LogReport;
import dev.missioncontrol.ledger.checkpoint.LogReport.LogFinding;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the last verification came to, entry by entry. Keeps little: entries in order need no line of their own. */
final class Verdicts {

    private record Chain(
            long verified, boolean holds, long tombstoned, Map<Long, EntryResult> notable, List<Finding> head) {}

    private final Map<WorkflowId, Chain> chains = new ConcurrentHashMap<>();
    private volatile @Nullable LogReport log;

    /** Remembers a report; called by the thread that verifies. */
    void add(VerificationReport report) {
        List<EntryResult> results = report.entriesWithDocuments();
        chains.put(
                report.chain(),
                new Chain(
                        results.isEmpty() ? 0 : results.getLast().index() + 1,
                        report.holds(),
                        report.count(VerificationStatus.PAYLOAD_TOMBSTONED),
                        results.stream()
                                .filter(result -> result.status() != VerificationStatus.OK)
                                .collect(Collectors.toMap(
                                        EntryResult::index, Function.identity(), (first, again) -> first)),
                        report.head()));
    }

    /** Remembers what became of the log over all chains. */
    void add(LogReport report) {
        log = report;
    }

    /** Returns the result for an entry; empty when it was not there yet when its chain was verified. */
    Optional<EntryResult> of(LedgerEntry entry) {
        Chain chain = chains.get(entry.chain());
        if (chain == null || entry.index() >= chain.verified()) {
            return Optional.empty();
        }
        EntryResult notable = chain.notable().get(entry.index());
        return Optional.of(
                notable == null ? new EntryResult(entry.index(), VerificationStatus.OK, List.of()) : notable);
    }

    boolean isEmpty() {
        return chains.isEmpty();
    }

    boolean hold() {
        LogReport signed = log;
        return chains.values().stream().allMatch(Chain::holds) && (signed == null || signed.holds());
    }

    /** Returns the result in a sentence or two. */
    String summary() {
        LogReport signed = log;
        return signed == null ? ofChains() : ofChains() + " " + of(signed);
    }

    private static String of(LogReport signed) {
        if (signed.holds()) {
            return "The log of " + signed.entries() + " entries leads to "
                    + (signed.checkpoints() == 1
                            ? "its checkpoint."
                            : "each of its " + signed.checkpoints() + " checkpoints.");
        }
        LogFinding first = signed.findings().getFirst();
        return "The log does not hold: " + first.place() + ", " + first.field() + ", expected " + first.expected()
                + ", found " + first.found() + ".";
    }

    private String ofChains() {
        long entries = chains.values().stream().mapToLong(Chain::verified).sum();
        long tombstoned = chains.values().stream().mapToLong(Chain::tombstoned).sum();
        List<WorkflowId> broken = chains.entrySet().stream()
                .filter(chain -> !chain.getValue().holds())
                .map(Map.Entry::getKey)
                .toList();
        String scope = chains.size() == 1 ? "" : " in " + chains.size() + " chains";
        if (broken.isEmpty()) {
            String gone = tombstoned == 0 ? "" : ", " + tombstoned + " of them tombstoned";
            return entries + (entries == 1 ? " entry holds" : " entries hold") + scope + gone + ".";
        }
        return chains.size() == 1
                ? "This chain was tampered with: "
                        + ofChain(chains.values().iterator().next())
                : broken.size() + " of " + chains.size() + " chains were tampered with: "
                        + broken.stream().map(WorkflowId::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String ofChain(Chain chain) {
        long red = chain.notable().values().stream()
                .filter(result -> result.status() == VerificationStatus.TAMPERED)
                .count();
        String entries = red == 0 ? "" : "look for the red " + (red == 1 ? "entry." : "entries.");
        return chain.head().stream()
                .findFirst()
                .map(finding -> (entries.isEmpty() ? "" : entries + " Its ") + finding.field() + " should be "
                        + finding.expected() + " and is " + finding.found() + ".")
                .orElse(entries.isEmpty() ? "a document has no entry." : entries);
    }
}
