package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.TestTerminal;

/**
 * A run of the command line client in a test.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record ClientRun(int exitCode, String out, String err) {

    /** Runs the client with these arguments. */
    public static ClientRun of(String... arguments) {
        TestTerminal terminal = new TestTerminal();
        int code = MissionCtl.run(terminal.terminal(), arguments);
        return new ClientRun(code, terminal.out(), terminal.err());
    }
}
