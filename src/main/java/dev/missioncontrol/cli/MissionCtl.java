package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.Terminal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The client's main class, and the options that every command has. */
@Command(
        name = "missionctl",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = MissionCtl.Version.class,
        usageHelpWidth = 110,
        description =
                "Works with a Mission Control server: asks for changes, reviews and approves them, runs checks and"
                        + " verifies the ledger.",
        synopsisSubcommandLabel = "COMMAND",
        subcommandsRepeatable = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or the answer is yes",
            "1:the server refused, or the answer is no",
            "2:the command line is wrong; nothing was sent",
            "3:the server does not answer"
        })
public final class MissionCtl {

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The server. Otherwise MISSIONCONTROL_URL, then the one signed in to, then"
                    + " http://127.0.0.1:8080.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            description = "The API token. Otherwise MISSIONCONTROL_TOKEN, which other users of this machine cannot see,"
                    + " then the one that login has kept.")
    private @Nullable String token;

    private MissionCtl() {}

    /** Runs the client and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs the client and returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        return commandLine(terminal).execute(arguments);
    }

    /** Returns all commands. A parent is added before its children, so that they inherit the options of the root. */
    static CommandLine commandLine(Terminal terminal) {
        MissionCtl root = new MissionCtl();
        Session session = new Session(terminal, () -> root.url, () -> root.token);
        CommandLine all = new CommandLine(root)
                .addSubcommand(new LoginCommand(session))
                .addSubcommand(new LogoutCommand(session))
                .addSubcommand(new RepoCommand())
                .addSubcommand(new AgentsCommand(session))
                .addSubcommand(new RecipesCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new WatchCommand(session))
                .addSubcommand(new SteerCommands.Pause(session))
                .addSubcommand(new SteerCommands.Resume(session))
                .addSubcommand(new SteerCommands.Cancel(session))
                .addSubcommand(new SteerCommands.Retry(session))
                .addSubcommand(new SteerCommands.Answer(session))
                .addSubcommand(new BudgetCommand())
                .addSubcommand(new PatchCommand())
                .addSubcommand(new DecisionCommands.Approve(session))
                .addSubcommand(new DecisionCommands.Reject(session))
                .addSubcommand(new DecisionCommands.RequestChanges(session))
                .addSubcommand(new OverrideCommand(session))
                .addSubcommand(new WhyCommand(session))
                .addSubcommand(new CiCommand(session))
                .addSubcommand(new LedgerCommand())
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(new ReplayCommand(session))
                .addSubcommand(new PolicyCommand());
        command(all, "repo")
                .addSubcommand(new RepoCommand.Add(session))
                .addSubcommand(new RepoCommand.ListAll(session))
                .addSubcommand(new RepoCommand.Sample(session));
        command(all, "budget")
                .addSubcommand(new BudgetCommand.Show(session))
                .addSubcommand(new BudgetCommand.TopUp(session));
        command(all, "patch").addSubcommand(new PatchListCommand(session)).addSubcommand(new PatchShowCommand(session));
        command(all, "ledger")
                .addSubcommand(new LedgerShowCommand(session))
                .addSubcommand(new LedgerSearchCommand(session))
                .addSubcommand(new LedgerVerifyCommand(session))
                .addSubcommand(new LedgerExportCommand(session));
        command(all, "policy")
                .addSubcommand(new PolicyLintCommand(session))
                .addSubcommand(new PolicyTestCommand(session))
                .addSubcommand(new PolicyEvaluateCommand(session))
                .addSubcommand(new PolicySimulateCommand(session))
                .addSubcommand(new PolicyPublishCommand(session))
                .addSubcommand(new PolicyDiffCommand(session));
        // Behind the command that ci runs come that command's own options.
        command(all, "ci").setStopAtPositional(true);
        return Complaints.wire(all, terminal);
    }

    private static CommandLine command(CommandLine all, String name) {
        return Objects.requireNonNull(all.getSubcommands().get(name));
    }

    /** Says which release this is. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = MissionCtl.class.getPackage().getImplementationVersion();
            return new String[] {"missionctl " + (version == null ? "(not packaged)" : version)};
        }
    }
}
