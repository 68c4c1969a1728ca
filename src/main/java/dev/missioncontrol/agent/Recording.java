package dev.missioncontrol.agent;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param form what its document says of itself
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
        @Nullable String error,
        Form form) {

    private static final String TOKEN = "mcr1-";

    /** Copies the lists. */
    public Recording {
        policies = List.copyOf(policies);
        calls = List.copyOf(calls);
    }

    /**
     * The form of a recording's document, and the digests of what was recorded. They were taken before secrets were taken
     * out, so that what is kept can be compared with what was.
     *
     * @param number which form: 1, or {@link #NEWEST}
     * @param config the digest of options and configuration
     * @param assignment the digest of the assignment; null in the first form, which has none
     * @param output the digest of the output; null when the run failed
     * @param error the digest of the error; null when the run did not fail, and in the first form
     */
    public record Form(
            int number,
            Digest config,
            @Nullable Digest assignment,
            @Nullable Digest output,
            @Nullable Digest error) {

        /** The form that is written now. */
        public static final int NEWEST = 2;
    }

    /** A recording that is made now, in the newest form. */
    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    public Recording(
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
        this(
                run,
                agent,
                role,
                assignment,
                time,
                configuration,
                policies,
                codeVersion,
                calls,
                output,
                error,
                new Form(
                        Form.NEWEST,
                        config(agent, role, assignment, configuration),
                        RecordingJson.digest(assignment),
                        output == null ? null : CanonicalJson.digest(output),
                        error == null ? null : Digest.of(error)));
    }

    /** Returns the digest of the output as it was recorded; null when the run failed. */
    public @Nullable Digest outputDigest() {
        return form.output();
    }

    /** Returns the digest of the configuration with every resolved block, and of the options that led to it. */
    public Digest configHash() {
        return form.config();
    }

    /**
     * Returns whether the agent can be asked what it was asked: whether the assignment is the one recorded, with nothing
     * taken out of it. Of the first form only the options can be told.
     */
    public boolean keepsAssignment() {
        Digest recorded = form.assignment();
        return recorded == null
                ? form.config().equals(config(agent, role, assignment, configuration))
                : recorded.equals(RecordingJson.digest(assignment));
    }

    /** Returns whether the output is the one recorded, with nothing taken out of it; true when there is none. */
    public boolean keepsOutput() {
        return Objects.equals(form.output(), output == null ? null : CanonicalJson.digest(output));
    }

    /** Returns whether the run failed with that error, or, as it does, with none. */
    public boolean failedWith(@Nullable String other) {
        Digest recorded = form.error();
        return Objects.equals(error, other) || (recorded != null && other != null && recorded.equals(Digest.of(other)));
    }

    private static Digest config(
            String agent, AgentRole role, Assignment assignment, Map<String, @Nullable Object> configuration) {
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
