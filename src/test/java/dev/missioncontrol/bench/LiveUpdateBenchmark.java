package dev.missioncontrol.bench;

import com.microsoft.playwright.Page;
import dev.missioncontrol.journey.Chromium;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** From a commit in the database to the change in the pages of two browsers that look at the workflow. */
final class LiveUpdateBenchmark implements Part {

    private static final double AIM_MILLIS = 150;

    /** Remembers when the line below the title changed, by the clock that the database uses too. */
    private static final String OBSERVE = """
            () => {
              const shown = () => {
                const reason = document.querySelector('.workflow-header .workflow-reason');
                return reason && !reason.hidden ? reason.textContent : '';
              };
              window.seen = { text: shown(), at: 0 };
              new MutationObserver(() => {
                if (shown() !== window.seen.text) {
                  window.seen = { text: shown(), at: performance.timeOrigin + performance.now() };
                }
              }).observe(document.querySelector('.workflow-header'),
                { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """;

    @Override
    public List<Row> measure(Scale scale) throws IOException, InterruptedException, SQLException {
        int rounds = scale.of(100, 20);
        try (var app = new PackagedApp()) {
            recordCommitTimes(app);
            try (ServerProcess server = app.start();
                    var api = new Api(server.address());
                    var chromium = new Chromium();
                    Connection database = ServerDatabase.connect(app.home())) {
                var runs = new Runs(api);
                runs.connect(app.folder().resolve("live"), Map.of("a/Hello.txt", "Hello, old world\n"));
                String run = runs.start("live", "old", "new");
                runs.await(run, "WAITING_USER_APPROVAL");
                Page first = open(chromium, server, run);
                Page second = open(chromium, server, run);
                var times = new Samples();
                for (int round = -5; round < rounds; round++) {
                    String reason = "Round " + round;
                    api.post("/api/runs/" + run + "/interrupt", Map.of("action", "pause", "reason", reason));
                    double paused = later(first, second, database, run, "Paused by admin: " + reason);
                    api.post("/api/runs/" + run + "/interrupt", Map.of("action", "resume"));
                    double resumed = later(first, second, database, run, "");
                    if (round >= 0) {
                        times.add(paused);
                        times.add(resumed);
                    }
                }
                return List.of(row(times, NotifyBaseline.measure(app.home(), rounds)));
            }
        }
    }

    private static Row row(Samples times, Samples floor) {
        return new Row(
                "commit → change in a second browser",
                times.spread(),
                "limit %.0f ms; NOTIFY alone %s".formatted(AIM_MILLIS, floor.spread()),
                times.percentile(95) / AIM_MILLIS,
                "p95 ≤ 150 ms",
                String.format(
                        Locale.ROOT,
                        "%d changes (pause and resume by API) of a workflow that two browser sessions show; from"
                                + " pg_xact_commit_timestamp of the changed row until a MutationObserver sees the change in"
                                + " the later of the two, both on the machine's clock; ratio: p95 through the limit; NOTIFY"
                                + " alone: from one connection to another on that database",
                        times.count()));
    }

    /** PostgreSQL does not keep the times of commits unless told to before it starts. */
    private static void recordCommitTimes(PackagedApp app) throws IOException, InterruptedException, SQLException {
        try (var server = app.start();
                Connection database = ServerDatabase.connect(app.home());
                Statement statement = database.createStatement()) {
            statement.execute("ALTER SYSTEM SET track_commit_timestamp = on");
        }
    }

    private static Page open(Chromium chromium, ServerProcess server, String run) {
        Page page = SignIn.in(chromium.browser(), server.address());
        page.navigate("/workflows/" + run);
        page.locator("vaadin-button:has-text('Pause')").waitFor();
        page.evaluate(OBSERVE);
        return page;
    }

    /** Returns how long the later page took to show the text. */
    private static double later(Page first, Page second, Connection database, String run, String text)
            throws SQLException {
        double at = Math.max(seen(first, text), seen(second, text));
        return at - committed(database, run);
    }

    private static double seen(Page page, String text) {
        page.waitForFunction("text => window.seen.at > 0 && window.seen.text === text", text);
        return ((Number) page.evaluate("() => window.seen.at")).doubleValue();
    }

    private static double committed(Connection database, String run) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(
                "select extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 from workflow where id = ?")) {
            statement.setObject(1, UUID.fromString(run));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }
}
