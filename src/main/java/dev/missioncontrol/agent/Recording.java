package dev.missioncontrol.agent;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of an agent run: what it was asked, with which configuration, under which policy, by which version of the
 * code, each call it made, and what it came to. It is kept as an artifact of kind RECORDING; its digest is the replay
 * token, which so names all of them.
 *
 * @param run the run
 * @param agent the agent's id
 * @param role what it was asked to do
 * @param assignment the whole assignment: prompt, repositories with their pinned commits, options, feedback
 * @param time the time the agent knew
 * @param configuration what {@link Agent#configuration} said
 * @param policies the hashes of the policy packs that decided on its calls, sorted
 * @param codeVersion the version of Mission Control that made it
 * @param calls the calls, in order
 * @param output the document in canonical JSON's types; null when the run failed
 * @param error why it failed; null when it did not
 */
public record Recording(
        AgentRunId run,
        String agent,
        AgentRole role,
        Assignment assignment,
        Instant time,
        Map<String, @Nullable Object> configuration,
        List<Digest> policies,
        String codeVersion,
        List<RecordedCall> calls,
        @Nullable Map<String, @Nullable Object> output,
        @Nullable String error) {

    private static final String TOKEN = "mcr1-";

    /** Copies the lists. */
    public Recording {
        policies = List.copyOf(policies);
        calls = List.copyOf(calls);
    }

    /** Returns the digest of the output; null when the run failed. */
    public @Nullable Digest outputDigest() {
        return output == null ? null : CanonicalJson.digest(output);
    }

    /** Returns the digest of the configuration with every resolved block, and of the options that led to it. */
    public Digest configHash() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("agent", agent);
        all.put("role", role);
        all.put("options", RecordingJson.options(assignment));
        all.put("configuration", configuration);
        return CanonicalJson.digest(all);
    }

    /** Returns the token that names the recording with that digest. */
    public static String token(Digest recording) {
        return TOKEN + recording.hex();
    }

    /**
     * Returns the digest in a token, or in a bare digest.
     *
     * @throws dev.missioncontrol.shared.Refusal INVALID when it is neither
     */
    public static Digest ofToken(String token) {
        return new Digest(token.startsWith(TOKEN) ? token.substring(TOKEN.length()) : token);
    }
}
