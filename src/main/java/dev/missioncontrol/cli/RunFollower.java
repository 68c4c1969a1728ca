package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.EventStream;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.api.ServerEvent;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Follows a run, printing its ledger entries, until it has come to where one waits for it. */
final class RunFollower {

    private static final String STATE_CHANGED = "workflow.state_changed";

    /** Ended without the result, or stuck until somebody looks after it. */
    private static final Set<String> TROUBLE =
            Set.of("FAILED", "CANCELLED", "DECLINED", "DEFERRED", "NEEDS_HUMAN", "BLOCKED_POLICY");

    private final Session session;
    private final boolean printing;

    /**
     * Follows with a session.
     *
     * @param printing whether to print entries and the end; otherwise the run is printed as JSON at the end
     */
    RunFollower(Session session, boolean printing) {
        this.session = session;
        this.printing = printing;
    }

    /** Returns a state's name as the server spells it; refused when there is no such state. */
    String state(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        session.api().get(ApiPath.of("runs").with("state", name).with("limit", 1));
        return name;
    }

    /**
     * Follows until the run has come to a state, or cannot by itself.
     *
     * @param wanted the state; null to stop as soon as it is not the machine's turn
     * @return the exit code
     */
    int untilSettled(String runId, @Nullable String wanted) {
        return follow(runId, wanted, false);
    }

    /** Follows until the run has ended. */
    int untilEnded(String runId) {
        return follow(runId, null, true);
    }

    private int follow(String runId, @Nullable String wanted, boolean toTheEnd) {
        var end = new Object() {
            boolean reached;
        };
        new EventStream(session.api(), ApiPath.of("runs", runId, "stream")).follow(event -> {
            if (printing) {
                print(event.data());
            }
            if (!Json.text(event.data(), "type").equals(STATE_CHANGED)) {
                return true;
            }
            String state = stateAfter(runId, event);
            end.reached = state.equals(wanted);
            return !end.reached && !isSettled(runId, event, state, wanted != null, toTheEnd);
        });
        return conclude(runId, end.reached, wanted);
    }

    /** Returns the state that an entry led to. It is read from the entry: the run may have gone on since. */
    private String stateAfter(String runId, ServerEvent event) {
        long before = Long.parseLong(event.id()) - 1;
        JsonNode page = session.api()
                .get(ApiPath.of("runs", runId, "ledger")
                        .with("cursor", before)
                        .with("limit", 1)
                        .with("payloads", true));
        List<JsonNode> entries = Json.elements(page, "items");
        return entries.isEmpty() ? "" : Json.text(entries.getFirst().path("payload"), "to");
    }

    /** Returns whether the run is still where this entry led it, and goes no further without somebody else. */
    private boolean isSettled(String runId, ServerEvent event, String state, boolean waiting, boolean toTheEnd) {
        JsonNode run = session.api().get(ApiPath.of("runs", runId));
        boolean newest = Json.elements(run, "timeline").stream()
                .filter(entry -> Json.text(entry, "type").equals(STATE_CHANGED))
                .noneMatch(entry -> Json.number(entry, "index") > Long.parseLong(event.id()));
        if (!newest || !Json.text(run, "state").equals(state)) {
            return false;
        }
        String turn = Json.text(run, "turn");
        boolean ended = turn.equals("NOBODY");
        if (toTheEnd) {
            return ended;
        }
        return ended || TROUBLE.contains(state) || (!waiting && (turn.equals("PERSON") || turn.equals("CI")));
    }

    private int conclude(String runId, boolean reached, @Nullable String wanted) {
        JsonNode run = session.api().get(ApiPath.of("runs", runId));
        if (printing) {
            new RunReport(session.terminal()).end(run);
        } else {
            session.json(run);
        }
        if (reached) {
            return 0;
        }
        return wanted != null || TROUBLE.contains(Json.text(run, "state")) ? Failure.REFUSED : 0;
    }

    private void print(JsonNode entry) {
        Terminal terminal = session.terminal();
        terminal.line(Times.timeOfDay(Json.text(entry, "at")) + "  " + Json.text(entry, "summary"));
    }
}
