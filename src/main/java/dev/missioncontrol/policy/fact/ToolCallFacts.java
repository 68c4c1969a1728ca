package dev.missioncontrol.policy.fact;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call an agent is about to make. */
public non-sealed interface ToolCallFacts extends Facts {

    /** Returns the repositories that the run is about. */
    List<String> repositories();

    /** Returns the tool's name. */
    String tool();

    /** Returns the MCP server or integration that offers the tool; null for a tool of our own. */
    @Nullable
    String server();

    /** Returns the URL the call goes to; null when it leaves the server nowhere. */
    @Nullable
    String endpoint();

    /** Returns the arguments: nested maps, lists, strings, integers, booleans and nulls. */
    Map<String, @Nullable Object> arguments();
}
