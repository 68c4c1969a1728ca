package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line or two what went wrong, and never by a stack trace, unless {@code MISSIONCONTROL_DEBUG} asks for one. */
final class Complaints {

    private final Terminal terminal;

    private Complaints(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Makes the commands speak through the terminal. */
    static CommandLine wire(CommandLine commands, Terminal terminal) {
        Complaints complaints = new Complaints(terminal);
        return commands.setOut(new PrintWriter(terminal.out(), true))
                .setColorScheme(Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(complaints::parameters)
                .setExecutionExceptionHandler(complaints::execution);
    }

    private int parameters(ParameterException wrong, String[] arguments) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder remedy = new StringBuilder();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            remedy.append("Did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append("?\n");
        }
        remedy.append("See ").append(command).append(" --help");
        terminal.report(Failure.usage(sentence(String.valueOf(wrong.getMessage())), remedy.toString()));
        return Failure.USAGE;
    }

    private int execution(Exception wrong, CommandLine command, ParseResult parsed) {
        if (terminal.environment("MISSIONCONTROL_DEBUG") != null) {
            terminal.trace(wrong);
        }
        Failure failure = wrong instanceof Failure known
                ? known
                : Failure.refused(
                        "A fault of the client: " + wrong + ".",
                        "Set MISSIONCONTROL_DEBUG=1 to see where, and please report it.");
        terminal.report(failure);
        return failure.exitCode();
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
