package dev.missioncontrol.agent.rest;

import dev.missioncontrol.agent.replay.Divergence;
import dev.missioncontrol.agent.replay.ReplayReport;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A replay's report in the API; the members are those of {@link ReplayReport}. */
record ReplayReportBody(
        String of,
        String agent,
        String role,
        String mode,
        String verdict,
        String sentence,
        int recordedCalls,
        int replayedCalls,
        int madeAgain,
        @Nullable String expectedOutput,
        @Nullable String gotOutput,
        List<Sealed> patchSets,
        List<Divergence> divergences,
        ReplayReport.@Nullable Unsupported unsupported,
        List<String> notes) {

    /** A PatchSet's digest, then and now. */
    record Sealed(String repo, String expected, @Nullable String got) {}

    static ReplayReportBody of(ReplayReport report) {
        return new ReplayReportBody(
                report.of().toString(),
                report.agent(),
                report.role(),
                report.mode().name().toLowerCase(Locale.ROOT),
                report.verdict().name(),
                report.sentence(),
                report.recordedCalls(),
                report.replayedCalls(),
                report.madeAgain(),
                hex(report.expectedOutput()),
                hex(report.gotOutput()),
                report.patchSets().stream()
                        .map(each ->
                                new Sealed(each.repository(), each.expected().hex(), hex(each.got())))
                        .toList(),
                report.divergences(),
                report.unsupported(),
                report.notes());
    }

    private static @Nullable String hex(@Nullable Digest digest) {
        return digest == null ? null : digest.hex();
    }
}
