package dev.missioncontrol.bench;

import dev.missioncontrol.agent.codemod.CodemodProgress;
import dev.missioncontrol.agent.codemod.CodemodSettings;
import dev.missioncontrol.agent.codemod.CodemodWorker;
import dev.missioncontrol.agent.codemod.RecipeCatalogue;
import dev.missioncontrol.agent.codemod.RecipeRequest;
import dev.missioncontrol.agent.codemod.TreeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Workflows through the whole pipeline of the packaged server, with approvals and check reports by API: how many a
 * minute, how soon a step starts after the commit that caused it, and how much memory it took.
 */
final class PipelineBenchmark implements Part {

    private static final int CLIENTS = 4;
    private static final double START_AIM_MILLIS = 300;
    private static final String FIND = "old";
    private static final String REPLACE = "new";

    @Override
    public List<Row> measure(Scale scale) throws IOException, InterruptedException, SQLException, ExecutionException {
        int each = scale.of(24, 6);
        try (var app = new PackagedApp();
                ServerProcess server = app.start();
                var api = new Api(server.address());
                var watch = new MemoryWatch(server.handle());
                Connection database = ServerDatabase.connect(app.home())) {
            var runs = new Runs(api);
            for (int number = 0; number <= 2 * each; number++) {
                runs.connect(app.folder().resolve("repo-" + number), files());
            }
            runs.complete("repo-0", FIND, REPLACE);
            Instant begin = Instant.now();
            for (int number = 1; number <= each; number++) {
                runs.complete("repo-" + number, FIND, REPLACE);
            }
            Instant between = Instant.now();
            inTurns(runs, each + 1, 2 * each);
            Instant end = Instant.now();
            var steps = new StepTimes(database);
            Samples floor = NotifyBaseline.measure(app.home(), scale.of(200, 50));
            double alone = workerAlone(app.folder(), scale.of(5, 3));
            return List.of(
                    latency("one workflow at a time", steps.latencies(begin, between), floor),
                    latency(CLIENTS + " workflows at a time", steps.latencies(between, end), floor),
                    throughput(
                            "one at a time",
                            each,
                            Duration.between(begin, between),
                            alone,
                            steps.split(begin, between)),
                    throughput(
                            CLIENTS + " at a time",
                            each,
                            Duration.between(between, end),
                            alone,
                            steps.split(between, end)),
                    watch.serverRow(2 * each + 1),
                    watch.workerRow());
        }
    }

    private static void inTurns(Runs runs, int from, int to) throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<String>> all = new ArrayList<>();
            for (int number = from; number <= to; number++) {
                String repository = "repo-" + number;
                all.add(clients.submit(() -> runs.complete(repository, FIND, REPLACE)));
            }
            for (Future<String> one : all) {
                one.get();
            }
        }
    }

    private static Row latency(String load, Samples times, Samples floor) {
        return new Row(
                "commit → step starts, " + load,
                times.spread(),
                "limit %.0f ms; NOTIFY alone %s".formatted(START_AIM_MILLIS, floor.spread()),
                times.percentile(95) / START_AIM_MILLIS,
                "p95 ≤ 300 ms",
                String.format(
                        Locale.ROOT,
                        "%d steps of the workflows below: from outbox.created_at (written in the transaction that caused"
                                + " the step, so before its commit) to outbox.started_at; ratio: p95 through the limit; JobRunr's"
                                + " own poll would be 5,000 ms",
                        times.count()));
    }

    private static Row throughput(String load, int count, Duration took, double workerMillis, String split) {
        double perMinute = 60_000.0 * count / took.toMillis();
        double limit = 60_000.0 / workerMillis;
        return new Row(
                "workflows, " + load,
                String.format(Locale.ROOT, "%.1f a minute", perMinute),
                String.format(Locale.ROOT, "codemod worker alone %.1f a minute", limit),
                perMinute / limit,
                "",
                String.format(
                        Locale.ROOT,
                        "%d workflows from POST /api/ideas to DONE, each on a repository of its own with 20 files of which"
                                + " each changes, approved and reported green by API (asking every 50 ms where it stands);"
                                + " beside it the worker process alone on the same files, one after the other, as the server"
                                + " runs one at a time. Time in the steps, mean per workflow: %s",
                        count,
                        split));
    }

    /** Returns the median milliseconds of a worker's whole life. */
    private static double workerAlone(Path folder, int rounds) throws IOException, InterruptedException {
        var worker = new CodemodWorker(RecipeCatalogue.standard(), CodemodSettings.defaults(folder.resolve("worker")));
        var request = RecipeRequest.of("find-and-replace", "find", FIND, "replace", REPLACE);
        List<TreeFile> tree = files().entrySet().stream()
                .map(file -> TreeFile.of(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        var times = new Samples();
        for (int round = -1; round < rounds; round++) {
            long start = System.nanoTime();
            worker.run(request, tree, CodemodProgress.NONE);
            if (round >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return times.median();
    }

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        for (int number = 0; number < 20; number++) {
            files.put(
                    "src/main/java/demo/Part" + number + ".java",
                    "package demo;\n\n/** An old part. */\nclass Part" + number + " {\n    String name = \"old "
                            + number + "\";\n}\n");
        }
        return files;
    }
}
