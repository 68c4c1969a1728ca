package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import dev.missioncontrol.policy.sarif.Finding;
import picocli.CommandLine.Option;

/** How the commands that find something print it, and what makes them fail. */
final class FindingOptions {

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 from this on: error (what blocks), warning or info. Default: ${DEFAULT-VALUE}")
    private String failOn = "error";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, sarif or junit. Default: ${DEFAULT-VALUE}")
    private String format = "text";

    /** Returns the format, or refuses the command line. */
    Format format() {
        return Format.parse(format, Format.values());
    }

    /** Returns the severity from which on the command fails, or refuses the command line. */
    Finding.Level failOn() {
        return PolicyReport.level(failOn);
    }
}
