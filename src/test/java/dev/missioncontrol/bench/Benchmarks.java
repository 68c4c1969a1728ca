package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures everything side by side and prints one table. {@code --only NAME} (repeatable) runs some parts,
 * {@code --quick} measures less often, {@code --write} also puts the table into docs/benchmarks.md.
 */
public final class Benchmarks {

    private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");

    private Benchmarks() {}

    /**
     * Runs them.
     *
     * @param arguments the options above
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, Part> parts = parts();
        Set<String> only = new HashSet<>();
        boolean quick = false;
        boolean write = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--write" -> write = true;
                case "--only" -> only.add(i + 1 < arguments.length ? arguments[++i] : "");
                default -> refuse("There is no option " + arguments[i] + ".", parts.keySet());
            }
        }
        if (!parts.keySet().containsAll(only)) {
            refuse("There is no such part.", parts.keySet());
        }
        if (!only.isEmpty()) {
            parts.keySet().retainAll(only);
        }
        var table = new Table(measure(parts, new Scale(quick)), new Scale(quick));
        System.out.println();
        System.out.print(table.toText());
        System.out.println(Machine.describe());
        if (write) {
            writeTo(table);
        }
        System.exit(0);
    }

    private static Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        parts.put("start", new StartUpBenchmark());
        parts.put("apply", scale -> List.of(ApplyBenchmark.run().row()));
        parts.put("policy", new PolicyBenchmark());
        parts.put("review", new ReviewPageBenchmark());
        parts.put("live", new LiveUpdateBenchmark());
        parts.put("pipeline", new PipelineBenchmark());
        parts.put("secrets", new SecretScanBenchmark());
        parts.put("simulation", new SimulationBenchmark());
        parts.put("ledger", new LedgerBenchmark());
        return parts;
    }

    private static List<Row> measure(Map<String, Part> parts, Scale scale) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (var part : parts.entrySet()) {
            System.err.println("Measuring: " + part.getKey());
            rows.addAll(part.getValue().measure(scale));
        }
        return rows;
    }

    private static void writeTo(Table table) throws IOException {
        table.writeTo(DOCUMENT);
        System.out.println("Written to " + DOCUMENT);
    }

    private static void refuse(String problem, Set<String> parts) {
        System.err.println(problem + " Options: --quick, --write, --only " + String.join("|", parts));
        System.exit(2);
    }
}
