package dev.missioncontrol.agent.rest;

import dev.missioncontrol.agent.replay.Divergence;
import dev.missioncontrol.agent.replay.ImportedReplay.Imported;
import dev.missioncontrol.agent.replay.ReplayMode;
import dev.missioncontrol.agent.replay.ReplayReport;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A replay's report in the API; the members are those of {@link ReplayReport}. Of an imported recording whose replay could
 * not be made the verdict is FAILED, and the sentence says why.
 */
record ReplayReportBody(
        @Nullable String recording,
        @Nullable String of,
        @Nullable String agent,
        @Nullable String role,
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
        List<String> notes,
        ReplayReport.@Nullable Signed signed) {

    /** A PatchSet's digest, then and now. */
    record Sealed(String repo, String expected, @Nullable String got) {}

    static ReplayReportBody of(ReplayReport report) {
        return of(null, report);
    }

    static ReplayReportBody of(Imported imported, ReplayMode mode) {
        ReplayReport report = imported.report();
        if (report != null) {
            return of(imported.recording(), report);
        }
        return new ReplayReportBody(
                imported.recording().hex(),
                null,
                null,
                null,
                mode.name().toLowerCase(Locale.ROOT),
                "FAILED",
                "The replay could not be made: " + imported.problem(),
                0,
                0,
                0,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                imported.signed());
    }

    private static ReplayReportBody of(@Nullable Digest recording, ReplayReport report) {
        return new ReplayReportBody(
                hex(recording),
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
                report.notes(),
                report.signed());
    }

    private static @Nullable String hex(@Nullable Digest digest) {
        return digest == null ? null : digest.hex();
    }
}
