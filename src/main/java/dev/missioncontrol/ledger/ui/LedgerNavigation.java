package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The addresses of the Ledger view, for links from other features. */
public final class LedgerNavigation {

    static final String ROUTE = "ledger";
    static final String ENTRY = "entry";

    private LedgerNavigation() {}

    /** Returns the address that opens an entry, relative to the application's root. */
    public static String entry(LedgerEntry entry) {
        return entry(entry.chain(), entry.index());
    }

    /** Returns the address that opens the entry with that index in a chain. */
    public static String entry(WorkflowId chain, long index) {
        return ROUTE + "?" + ENTRY + "=" + chain + "/" + index;
    }

    /** Returns the address of all entries that name a digest or commit. */
    public static String naming(String digest) {
        return ROUTE + "?digest=" + digest;
    }

    /** Returns the address of all entries of an agent run. */
    public static String ofAgentRun(AgentRunId run) {
        return ROUTE + "?agentRun=" + run;
    }

    /** Reads what an address asks for; what is no digest or agent run counts as left out. */
    static EntryFilter filter(QueryParameters query) {
        String digest = value(query, "digest");
        return new EntryFilter(
                null,
                value(query, "type"),
                value(query, "actor"),
                run(value(query, "agentRun")),
                null,
                null,
                value(query, "text"),
                value(query, "file"),
                value(query, "rule"),
                digest != null && EntryFilter.isDigestPrefix(digest.strip().toLowerCase(Locale.ROOT)) ? digest : null);
    }

    private static @Nullable AgentRunId run(@Nullable String id) {
        try {
            return id == null ? null : AgentRunId.parse(id);
        } catch (Refusal none) {
            return null;
        }
    }

    private static @Nullable String value(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse(null);
    }
}
