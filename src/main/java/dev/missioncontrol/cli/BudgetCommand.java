package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows and raises budgets. */
@Command(name = "budget", description = "Shows what a run has used of its budgets, and raises them.")
final class BudgetCommand {

    /** Shows them. */
    @Command(
            name = "show",
            description = "Shows a run's budgets: its own, and those of today that count it too.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl budget show 3f2a91c0")
    static final class Show implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "RUN", description = "The run.")
        private String run = "";

        @Option(names = "--json", description = "Print the server's answer as JSON.")
        private boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ApiClient api = session.api();
            return shown(session, api.get(ApiPath.of("runs", Ids.run(api, run), "budget")), json);
        }
    }

    /** Raises one. */
    @Command(
            name = "top-up",
            description = "Raises a budget. Needs an administrator's token.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  missionctl budget top-up 3f2a91c0 --meter toolCalls --amount 50 --reason \"More files than thought\""
                        + " --retry",
                "  missionctl budget top-up 3f2a91c0 --meter cost --span org-day --amount 2.50 --reason \"Release day\""
            })
    static final class TopUp implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "RUN", description = "The run.")
        private String run = "";

        @Option(
                names = "--meter",
                paramLabel = "METER",
                required = true,
                description = "What is counted: minutes, tokens, cost, toolCalls or prAttempts.")
        private String meter = "";

        @Option(
                names = "--amount",
                paramLabel = "NUMBER",
                required = true,
                description = "By how much: a whole number, or US dollars for cost.")
        private BigDecimal amount = BigDecimal.ZERO;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the ledger.")
        private String reason = "";

        @Option(
                names = "--span",
                paramLabel = "SPAN",
                description = "Whose budget: run, or today's of repo-day, user-day or org-day. Default: run")
        private @Nullable String span;

        @Option(
                names = "--repo",
                paramLabel = "NAME",
                description = "The repository, for --span repo-day when several take part.")
        private @Nullable String repo;

        @Option(names = "--retry", description = "Have the run go on at once.")
        private boolean retry;

        @Option(names = "--json", description = "Print the server's answer as JSON.")
        private boolean json;

        TopUp(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ApiClient api = session.api();
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("meter", meter);
            request.put("amount", amount);
            request.put("reason", reason);
            if (span != null) {
                request.put("span", span);
            }
            if (repo != null) {
                request.put("repo", repo);
            }
            request.put("retry", retry);
            return shown(session, api.post(ApiPath.of("runs", Ids.run(api, run), "budget", "top-up"), request), json);
        }
    }

    private static int shown(Session session, JsonNode budget, boolean json) {
        if (json) {
            session.json(budget);
            return 0;
        }
        Table table = new Table("BUDGET", "OF", "USED", "LIMIT", "LEVEL", "RULE");
        budget.path("run").properties().forEach(line -> row(table, line.getKey(), "this run", line.getValue()));
        Json.elements(budget, "days")
                .forEach(day -> row(
                        table,
                        Json.text(day, "meter"),
                        (Json.text(day, "span") + " " + Json.text(day, "owner")).strip(),
                        day.path("amounts")));
        table.print(session.terminal());
        return 0;
    }

    private static void row(Table table, String meter, String of, JsonNode amounts) {
        String limit = Json.text(amounts, "limit");
        table.row(
                meter,
                of,
                Json.text(amounts, "used"),
                limit.isEmpty() ? "none" : limit,
                Json.text(amounts, "level").toLowerCase(java.util.Locale.ROOT),
                Json.text(amounts, "rule"));
    }
}
