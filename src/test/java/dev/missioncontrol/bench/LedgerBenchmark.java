package dev.missioncontrol.bench;

import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.ledger.NewEntry;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appending, verifying, proving, listing and exporting, on one PostgreSQL with fsync, beside what PostgreSQL, SHA-256 and
 * zip need for the same bytes.
 */
final class LedgerBenchmark implements Part {

    private static final int BATCH = 100;
    private static final int FILL = 1_000;
    private static final int RUN = 10_000;
    private static final int PROOFS = 200;
    private static final int FIRST_ROWS = 50;

    private final LedgerWorkload workload = new LedgerWorkload();

    /** Something to measure. */
    private interface Work {
        void run() throws Exception;
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var database = new LedgerDatabase()) {
            List<Row> rows = new ArrayList<>();
            WorkflowId run = WorkflowId.next();
            fill(database, run, RUN);
            database.checkpoint();
            Samples first = proofs(database, run);
            rows.add(single(database, scale));
            rows.addAll(batched(database, scale));
            rows.addAll(verification(database, run, scale));
            rows.add(export(database, run, scale));
            rows.addAll(growth(database, run, first, scale));
            return rows;
        }
    }

    // --- appending

    private Row single(LedgerDatabase database, Scale scale) throws Exception {
        Ledger ledger = database.get(Ledger.class);
        TransactionTemplate transactions = database.get(TransactionTemplate.class);
        WorkflowId chain = WorkflowId.next();
        PlainTables plain = new PlainTables(database.jdbc(), "plain");
        Samples ours = new Samples();
        Samples theirs = new Samples();
        for (int round = -50; round < scale.of(1_000, 200); round++) {
            NewEntry entry = workload.next();
            double own = timed(() -> transactions.executeWithoutResult(
                    status -> ledger.append(chain, entry.type(), entry.actor(), entry.summary(), entry.payload())));
            PlainTables.Copy copy = plain.copyOf(chain, round + 50, 1);
            double peer = timed(() -> transactions.executeWithoutResult(status -> plain.insert(copy)));
            if (round >= 0) {
                ours.add(own);
                theirs.add(peer);
            }
        }
        return new Row(
                "ledger append, one entry a transaction",
                rate(1, ours),
                "INSERT " + rate(1, theirs),
                theirs.median() / ours.median(),
                "",
                String.format(
                        Locale.ROOT,
                        "median of %d transactions each in turns, fsync on: ours %.2f ms, redaction, digests and chain"
                                + " included; beside it the very same rows, read back, into tables of the same columns, checks and"
                                + " indexes without triggers, %.2f ms; ratio: our rate through theirs, more is better",
                        ours.count(),
                        ours.median(),
                        theirs.median()));
    }

    private List<Row> batched(LedgerDatabase database, Scale scale) throws Exception {
        Ledger ledger = database.get(Ledger.class);
        TransactionTemplate transactions = database.get(TransactionTemplate.class);
        WorkflowId chain = WorkflowId.next();
        PlainTables indexed = new PlainTables(database.jdbc(), "plain");
        PlainTables bare = PlainTables.bare(database.jdbc(), "bare");
        Samples ours = new Samples();
        Samples theirs = new Samples();
        Samples without = new Samples();
        for (int round = -20; round < scale.of(200, 60); round++) {
            List<NewEntry> entries =
                    Stream.generate(workload::next).limit(BATCH).toList();
            double own = timed(() -> transactions.executeWithoutResult(status -> ledger.appendAll(chain, entries)));
            PlainTables.Copy copy = indexed.copyOf(chain, (round + 20) * BATCH, BATCH);
            double peer = timed(() -> transactions.executeWithoutResult(status -> indexed.insert(copy)));
            double least = timed(() -> transactions.executeWithoutResult(status -> bare.insert(copy)));
            if (round >= 0) {
                ours.add(own);
                theirs.add(peer);
                without.add(least);
            }
        }
        String method = String.format(
                Locale.ROOT,
                "%d entries a transaction, median of %d in turns, fsync on: ours %.1f ms (Ledger.appendAll, one statement,"
                        + " redaction, digests and chain included); beside it one INSERT of the very same rows ",
                BATCH,
                ours.count(),
                ours.median());
        return List.of(
                new Row(
                        "ledger append, " + BATCH + " entries a transaction",
                        rate(BATCH, ours),
                        "batched INSERT " + rate(BATCH, theirs),
                        theirs.median() / ours.median(),
                        "≥ 0.6×",
                        method
                                + String.format(
                                        Locale.ROOT,
                                        "into tables of the same columns, checks and indexes without triggers, %.1f ms;"
                                                + " ratio: our rate through theirs, more is better",
                                        theirs.median())),
                new Row(
                        "the same, beside tables without indexes",
                        rate(BATCH, ours),
                        "batched INSERT " + rate(BATCH, without),
                        without.median() / ours.median(),
                        "",
                        method
                                + String.format(
                                        Locale.ROOT,
                                        "into tables that have neither index nor check, %.1f ms",
                                        without.median())));
    }

    private void fill(LedgerDatabase database, WorkflowId chain, int entries) {
        Ledger ledger = database.get(Ledger.class);
        TransactionTemplate transactions = database.get(TransactionTemplate.class);
        for (int done = 0; done < entries; done += FILL) {
            List<NewEntry> batch = Stream.generate(workload::next).limit(FILL).toList();
            transactions.executeWithoutResult(status -> ledger.appendAll(chain, batch));
        }
    }

    // --- verifying

    private static List<Row> verification(LedgerDatabase database, WorkflowId run, Scale scale) throws Exception {
        LedgerVerifier verifier = database.get(LedgerVerifier.class);
        TransactionTemplate transactions = database.get(TransactionTemplate.class);
        PlainTables plain = new PlainTables(database.jdbc(), "plain");
        List<byte[]> bytes = new ArrayList<>();
        transactions.executeWithoutResult(status -> plain.each(run, (text, content) -> {
            bytes.add(text.getBytes(StandardCharsets.UTF_8));
            bytes.add(content.getBytes(StandardCharsets.UTF_8));
        }));
        Samples ours = new Samples();
        Samples reading = new Samples();
        Samples hashing = new Samples();
        for (int round = -3; round < scale.of(15, 7); round++) {
            double own = timed(() -> {
                if (!verifier.verify(run).holds()) {
                    throw new IOException("the ledger does not verify");
                }
            });
            double read = timed(() -> transactions.executeWithoutResult(status -> plain.each(run, (text, content) -> {
                sha256(text.getBytes(StandardCharsets.UTF_8));
                sha256(content.getBytes(StandardCharsets.UTF_8));
            })));
            double hash = timed(() -> bytes.forEach(LedgerBenchmark::sha256));
            if (round >= 0) {
                ours.add(own);
                reading.add(read);
                hashing.add(hash);
            }
        }
        long size = bytes.stream().mapToLong(each -> each.length).sum();
        String method = String.format(
                Locale.ROOT,
                "median of %d in turns: ours %.0f ms, every column, hash, payload and link, read from the database; beside"
                        + " it the hashed texts and payloads (%.1f MB) ",
                ours.count(),
                ours.median(),
                size / 1e6);
        return List.of(
                new Row(
                        "verification of a run of 10,000 entries",
                        rate(RUN, ours),
                        "SHA-256 alone " + rate(RUN, hashing),
                        hashing.median() / ours.median(),
                        "≥ 0.5×",
                        method
                                + String.format(
                                        Locale.ROOT,
                                        "from memory and their SHA-256 computed, %.1f ms, which no reading of rows from"
                                                + " PostgreSQL comes near; ratio: our rate through theirs, more is better",
                                        hashing.median())),
                new Row(
                        "the same, beside reading the same bytes",
                        rate(RUN, ours),
                        "SELECT and SHA-256 " + rate(RUN, reading),
                        reading.median() / ours.median(),
                        "≥ 0.5×",
                        method
                                + String.format(
                                        Locale.ROOT,
                                        "read in the same way and their SHA-256 computed, %.0f ms",
                                        reading.median())));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- exporting

    private static Row export(LedgerDatabase database, WorkflowId run, Scale scale) throws Exception {
        LedgerExport export = database.get(LedgerExport.class);
        var file = new ByteArrayOutputStream();
        export.write(run, file);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        Samples ours = new Samples();
        Samples theirs = new Samples();
        for (int round = -1; round < scale.of(7, 3); round++) {
            double own = timed(() -> export.write(run, OutputStream.nullOutputStream()));
            double peer = timed(() -> zip(files));
            if (round >= 0) {
                ours.add(own);
                theirs.add(peer);
            }
        }
        return new Row(
                "export of a run of 10,000 entries",
                String.format(Locale.ROOT, "%.0f ms", ours.median()),
                String.format(Locale.ROOT, "zip alone %.0f ms", theirs.median()),
                ours.median() / theirs.median(),
                "",
                String.format(
                        Locale.ROOT,
                        "median of %d in turns; %,d files, %.1f MB zipped, an inclusion proof for each entry among them;"
                                + " beside it the same files from memory into a zip",
                        ours.count(),
                        files.size(),
                        file.size() / 1e6));
    }

    private static void zip(Map<String, byte[]> files) throws IOException {
        try (var zip = new ZipOutputStream(OutputStream.nullOutputStream())) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    // --- a ledger that grows

    private List<Row> growth(LedgerDatabase database, WorkflowId run, Samples first, Scale scale) throws Exception {
        StringBuilder figures = new StringBuilder(String.format(Locale.ROOT, "10,000: %.2f ms", first.median()));
        Samples last = first;
        for (int size : List.of(100_000, scale.of(1_000_000, 200_000))) {
            while (size(database) < size) {
                fill(database, WorkflowId.next(), (int) Math.min(RUN, size - size(database) + FILL - 1));
                database.checkpoint();
            }
            last = proofs(database, run);
            figures.append(String.format(
                    Locale.ROOT,
                    "; %,d: %.2f ms, %d hashes",
                    size(database),
                    last.median(),
                    database.get(Checkpoints.class)
                            .proof(run.value(), 0)
                            .orElseThrow()
                            .path()
                            .size()));
        }
        return List.of(
                new Row(
                        String.format(Locale.ROOT, "inclusion proof, %,d entries", size(database)),
                        String.format(Locale.ROOT, "%.2f ms", last.median()),
                        String.format(Locale.ROOT, "10,000 entries %.2f ms", first.median()),
                        last.median() / first.median(),
                        "grows as log n",
                        "median of " + PROOFS + " proofs of chance entries, the checkpoint read and parsed each time. "
                                + figures),
                firstRows(database, scale));
    }

    private static Samples proofs(LedgerDatabase database, WorkflowId run) throws Exception {
        Checkpoints checkpoints = database.get(Checkpoints.class);
        Random random = new Random(1);
        Samples proofs = new Samples();
        for (int i = -50; i < PROOFS; i++) {
            long index = random.nextInt(RUN);
            double millis = timed(() -> {
                if (checkpoints.proof(run.value(), index).isEmpty()) {
                    throw new IOException("entry " + index + " has no proof");
                }
            });
            if (i >= 0) {
                proofs.add(millis);
            }
        }
        return proofs;
    }

    private static long size(LedgerDatabase database) {
        return database.get(Checkpoints.class)
                .latest()
                .map(Checkpoints.Signed::size)
                .orElse(0L);
    }

    /** What the Ledger page asks for before it shows its first rows. */
    private static Row firstRows(LedgerDatabase database, Scale scale) throws Exception {
        LedgerEntries entries = database.get(LedgerEntries.class);
        EntryFilter everything = new EntryFilter(null, null, null, null, null, null, null);
        Samples samples = new Samples();
        double cold = 0;
        for (int round = -1; round < scale.of(30, 10); round++) {
            double millis = timed(() -> {
                entries.types(null);
                entries.actors(null);
                entries.slice(entries.listing(everything), EntryOrder.NEWEST_FIRST, 0, FIRST_ROWS);
            });
            if (round >= 0) {
                samples.add(millis);
            } else {
                cold = millis;
            }
        }
        return new Row(
                String.format(Locale.ROOT, "first rows of the Ledger page, %,d entries", size(database)),
                String.format(Locale.ROOT, "p50 %.1f ms, max %.1f ms", samples.median(), samples.max()),
                "limit 300 ms",
                samples.max() / 300,
                "≤ 300 ms",
                String.format(
                        Locale.ROOT,
                        "what the page asks the server for: types and actors to choose from, how many rows, the newest"
                                + " %d; %d times after a first of %.1f ms; ratio: the slowest through the limit",
                        FIRST_ROWS,
                        samples.count(),
                        cold));
    }

    private static double timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static String rate(int entries, Samples samples) {
        return String.format(Locale.ROOT, "%,.0f entries/s", entries / samples.median() * 1000);
    }
}
