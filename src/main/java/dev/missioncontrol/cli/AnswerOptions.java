package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How the commands that pass on what the server says of a pack print it. */
final class AnswerOptions {

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: ${DEFAULT-VALUE}")
    private String format = "text";

    /** Refuses the command line when it names no format that there is. */
    void check() {
        Format.parse(format, Format.TEXT, Format.JSON);
    }

    /** Prints an answer as it is, or the way the command says it to people. */
    void print(Session session, JsonNode answer, Runnable text) {
        if (Format.parse(format, Format.TEXT, Format.JSON) == Format.JSON) {
            session.json(answer);
        } else {
            text.run();
        }
    }
}
