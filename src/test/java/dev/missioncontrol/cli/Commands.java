package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.cli.terminal.TestTerminal;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line's own description of itself. */
final class Commands {

    private Commands() {}

    /** Returns all commands, the root first. */
    static Stream<CommandLine> all() {
        return withChildren(root());
    }

    /** Reads a command line without doing what it says; returns what the last command got. */
    static ParseResult parse(String... arguments) {
        ParseResult result = root().parseArgs(arguments);
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result;
    }

    /** Returns what is said about a wrong command line. */
    static String problem(String... arguments) {
        return String.valueOf(catchThrowableOfType(CommandLine.ParameterException.class, () -> parse(arguments))
                .getMessage());
    }

    private static CommandLine root() {
        return MissionCtl.commandLine(new TestTerminal().terminal());
    }

    private static Stream<CommandLine> withChildren(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(Commands::withChildren));
    }
}
