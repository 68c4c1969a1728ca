package dev.missioncontrol.bench;

import dev.missioncontrol.policy.pack.StarterPacks;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A draft tried on 10,000 recorded decisions, by API. */
final class SimulationBenchmark implements Part {

    private static final int DECISIONS = 10_000;
    private static final int RUNS = 3;
    private static final int FILES = 20;
    private static final double AIM_MILLIS = 5_000;
    private static final String STRICTER = "\nfrozen:\n  - { id: parts, paths: [\"src/**/Part1*.java\"] }\n";

    @Override
    public List<Row> measure(Scale scale) throws IOException, InterruptedException, SQLException {
        try (var app = new PackagedApp();
                ServerProcess server = app.start();
                var api = new Api(server.address());
                Connection database = ServerDatabase.connect(app.home())) {
            var runs = new Runs(api);
            for (int number = 0; number < RUNS; number++) {
                runs.connect(app.folder().resolve("repo-" + number), files());
                runs.complete("repo-" + number, "old", "new");
            }
            int recorded = multiply(database);
            var times = new Samples();
            JsonNode result = simulate(api);
            for (int round = 0; round < scale.of(5, 3); round++) {
                long start = System.nanoTime();
                result = simulate(api);
                times.add((System.nanoTime() - start) / 1e6);
            }
            return List.of(new Row(
                    "policy simulation, 10,000 decisions",
                    String.format(Locale.ROOT, "%.0f ms", times.median()),
                    String.format(Locale.ROOT, "limit %.0f ms", AIM_MILLIS),
                    times.median() / AIM_MILLIS,
                    "≤ 5 s",
                    String.format(
                            Locale.ROOT,
                            "median of %d calls of POST /api/policies/simulate with the standard pack and one frozen rule more;"
                                    + " %d decisions of %d runs over %d files each, their rows copied until there are 10,000;"
                                    + " %d verdicts flip",
                            times.count(),
                            recorded,
                            RUNS,
                            FILES,
                            result.path("flipped").asInt())));
        }
    }

    private static JsonNode simulate(Api api) throws IOException, InterruptedException {
        JsonNode result =
                api.post("/api/policies/simulate", Map.of("yaml", draft(), "scope", "org", "limit", DECISIONS));
        if (result.path("decisions").asInt() != DECISIONS) {
            throw new IOException("the simulation decided " + result.path("decisions") + " and skipped "
                    + result.path("skipped") + " instead of deciding " + DECISIONS);
        }
        return result;
    }

    /** Copies the rows of the decisions until there are enough; returns how many there were. */
    private static int multiply(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            int recorded;
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM policy_decision")) {
                count.next();
                recorded = count.getInt(1);
            }
            statement.executeUpdate(
                    "INSERT INTO policy_decision (workflow_id, point, repository_id, repository, subject, subject_digest,"
                            + " status, allowed, pack, pack_hash, chain_index, at)"
                            + " SELECT workflow_id, point, repository_id, repository, subject, subject_digest, status,"
                            + " allowed, pack, pack_hash, chain_index, at FROM policy_decision,"
                            + " generate_series(1, " + (DECISIONS / recorded + 1) + ")");
            return recorded;
        }
    }

    private static String draft() {
        return StarterPacks.all().stream()
                        .filter(starter -> starter.name().equals(StarterPacks.DEFAULT))
                        .findFirst()
                        .orElseThrow()
                        .yaml()
                + STRICTER;
    }

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (int number = 0; number < FILES; number++) {
            files.put(
                    "src/main/java/demo/Part" + number + ".java", "/** An old part. */\nclass Part" + number + " {}\n");
        }
        return files;
    }
}
