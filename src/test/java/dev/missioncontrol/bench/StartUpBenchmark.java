package dev.missioncontrol.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The start of the packaged application beside that of a bare page. */
final class StartUpBenchmark implements Part {

    @Override
    public List<Row> measure(Scale scale) throws IOException, InterruptedException {
        int rounds = scale.of(5, 3);
        var ours = new Samples();
        var bare = new Samples();
        var ourWork = new Samples();
        var bareWork = new Samples();
        var trained = new Samples();
        long ourMemory = 0;
        long bareMemory = 0;
        double first;
        try (var app = new PackagedApp();
                var page = BareApp.make()) {
            try (ServerProcess server = app.start()) {
                first = server.startUp().toMillis();
            }
            page.start().close();
            page.startTrained().close();
            for (int round = 0; round < rounds; round++) {
                try (ServerProcess server = app.start()) {
                    ourWork.add(server.processorTime().toMillis());
                    ours.add(server.startUp().toMillis());
                    ourMemory = Math.max(ourMemory, Memory.peakKilobytes(server.handle()));
                }
                try (ServerProcess server = page.start()) {
                    bareWork.add(server.processorTime().toMillis());
                    bare.add(server.startUp().toMillis());
                    bareMemory = Math.max(bareMemory, Memory.peakKilobytes(server.handle()));
                }
                try (ServerProcess server = page.startTrained()) {
                    trained.add(server.startUp().toMillis());
                }
            }
        }
        return List.of(
                new Row(
                        "start-up",
                        String.format(Locale.ROOT, "%.0f ms", ours.median()),
                        String.format(Locale.ROOT, "bare page %.0f ms", bare.median()),
                        ours.median() / bare.median(),
                        "≤ 1.5×",
                        String.format(
                                Locale.ROOT,
                                "median of %d starts in turns, from before the process is made until /api/health/readiness"
                                        + " answers 200; ours as ./missionctl up starts it, an extracted jar with an AOT"
                                        + " cache; the bare page as one starts any Spring Boot application, java -jar of"
                                        + " what its build makes; both on a database made before (our very first start,"
                                        + " which makes it: %.0f ms); the bare page is Spring Boot, Vaadin, JDBC, health"
                                        + " and the same embedded PostgreSQL; processor time %.1f s beside %.1f s",
                                rounds,
                                first,
                                ourWork.median() / 1000,
                                bareWork.median() / 1000)),
                new Row(
                        "start-up, both with an AOT cache",
                        String.format(Locale.ROOT, "%.0f ms", ours.median()),
                        String.format(Locale.ROOT, "bare page %.0f ms", trained.median()),
                        ours.median() / trained.median(),
                        "",
                        "the same starts of ours; the bare page extracted and trained like it: what the features cost"),
                new Row(
                        "peak memory of a start",
                        Memory.text(ourMemory),
                        "bare page " + Memory.text(bareMemory),
                        (double) ourMemory / bareMemory,
                        "",
                        "largest VmHWM (/proc) of the server's process in the same starts, when it became ready;"
                                + " PostgreSQL's own processes not counted"));
    }
}
