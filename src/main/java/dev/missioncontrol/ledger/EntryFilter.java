package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not matter.
 *
 * @param chain the workflow
 * @param typePrefix how the type's code starts: {@code gate.} finds every gate's verdicts
 * @param actor {@code kind:name}, or a name of any kind
 * @param agentRun the agent run that the entry belongs to
 * @param from the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param text any part of the summary or of what people wrote (comments, reasons, ideas), whatever its case
 * @param file a path that the payload names; one that ends in {@code /} stands for all below it
 * @param rule the id of a rule of policy that spoke, or was overridden
 * @param digest how a digest starts, at least four hexadecimal digits: the entry's hash, its payload's digest, or a digest
 *     or commit that the payload names
 */
public record EntryFilter(
        @Nullable WorkflowId chain,
        @Nullable String typePrefix,
        @Nullable String actor,
        @Nullable AgentRunId agentRun,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable String file,
        @Nullable String rule,
        @Nullable String digest) {

    /** The shortest text that is searched for over all chains: the index knows three characters in a row. */
    public static final int MIN_TEXT = 3;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{4,64}");

    /**
     * Takes blank texts for absent.
     *
     * @throws Refusal INVALID when the digest is no beginning of one, or the text is too short to be searched for over all
     *     chains
     */
    public EntryFilter {
        typePrefix = presentOrNull(typePrefix);
        actor = presentOrNull(actor);
        text = presentOrNull(text);
        file = presentOrNull(file);
        rule = presentOrNull(rule);
        digest = presentOrNull(digest);
        if (text != null && chain == null && text.length() < MIN_TEXT) {
            throw Refusal.invalid(
                    "text",
                    "'" + text + "' is too short to be searched for in the whole ledger.",
                    "Give at least " + MIN_TEXT + " characters, or a run.");
        }
        if (digest != null) {
            digest = digest.toLowerCase(Locale.ROOT);
            if (!isDigestPrefix(digest)) {
                throw Refusal.invalid(
                        "digest", "'" + digest + "' is no beginning of a digest.", "Give 4 to 64 hexadecimal digits.");
            }
        }
    }

    /** Asks for nothing that payloads name. */
    public EntryFilter(
            @Nullable WorkflowId chain,
            @Nullable String typePrefix,
            @Nullable String actor,
            @Nullable AgentRunId agentRun,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String text) {
        this(chain, typePrefix, actor, agentRun, from, until, text, null, null, null);
    }

    /** Returns the filter that lets every entry of every chain through. */
    public static EntryFilter everything() {
        return new EntryFilter(null, null, null, null, null, null, null);
    }

    /** Returns the filter for all entries of one chain. */
    public static EntryFilter of(WorkflowId chain) {
        return new EntryFilter(chain, null, null, null, null, null, null);
    }

    /** Returns the filter for the entries of a chain that name a digest or commit. */
    public static EntryFilter naming(WorkflowId chain, String digest) {
        return new EntryFilter(chain, null, null, null, null, null, null, null, null, digest);
    }

    /** Returns whether a text, in lower case, can be the beginning of a digest. */
    public static boolean isDigestPrefix(String text) {
        return DIGEST.matcher(text).matches();
    }

    /** Returns whether nothing but the chain is asked for. */
    boolean isWholeChain() {
        return chain != null && equals(of(chain));
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
