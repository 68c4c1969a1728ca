package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.cli.api.Profile;
import dev.missioncontrol.cli.api.ProfileFile;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.TestTerminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTests {

    @TempDir
    private Path configuration;

    private TestTerminal terminal;

    @BeforeEach
    void aFreshTerminal() {
        terminal = new TestTerminal().with("XDG_CONFIG_HOME", configuration.toString());
    }

    @Test
    void everyCommandHasHelpWithAnExampleAndTheOptionsOfTheRoot() {
        List<CommandLine> commands = Commands.all().toList();

        assertThat(commands).hasSizeGreaterThan(25).allSatisfy(command -> {
            assertThat(command.getUsageMessage()).contains("--help", "--url", "--token", "Exit codes:");
            if (command.getSubcommands().isEmpty()) {
                assertThat(command.getUsageMessage())
                        .contains("Example", "  " + command.getCommandSpec().qualifiedName());
            }
        });
    }

    @Test
    void readsRecipesWithTheirParameters() {
        CommandLine.ParseResult run = Commands.parse(
                "run",
                "--repo=a",
                "--recipe",
                "find-and-replace",
                "find=x=y",
                "replace=",
                "--recipe=order-imports",
                "a=b still belongs to it",
                "the idea",
                "--repo",
                "b");

        assertThat(run.commandSpec().findOption("--recipe").<List<RecipeUse>>getValue())
                .containsExactly(
                        new RecipeUse("find-and-replace", Map.of("find", "x=y", "replace", "")),
                        new RecipeUse("order-imports", Map.of("a", "b still belongs to it")));
        assertThat(Commands.problem("run", "--repo=a", "--recipe", "x", "find=1", "find=2", "--", "idea"))
                .contains("find is given twice");
    }

    @Test
    void waitsForTheStateThatIsNamedOrForNoneInParticular() {
        assertThat(Commands.parse("run", "idea", "--repo", "a", "--wait").<String>matchedOptionValue("--wait", "none"))
                .isEmpty();
        assertThat(Commands.parse("run", "idea", "--repo", "a", "--wait=DONE")
                        .<String>matchedOptionValue("--wait", "none"))
                .isEqualTo("DONE");
    }

    @Test
    void leavesTheOptionsOfTheCheckedCommandToIt() {
        assertThat(Commands.parse("ci", "--run", "1", "--", "sh", "--help", "--run")
                        .matchedPositionalValue(0, List.of()))
                .isEqualTo(List.of("sh", "--help", "--run"));
        assertThat(Commands.parse("ci", "--run", "1", "mvn", "-q", "verify").matchedPositionalValue(0, List.of()))
                .isEqualTo(List.of("mvn", "-q", "verify"));
    }

    @Test
    void saysWhatIsWrongWithTheCommandLineAndWhereToLook() {
        assertThat(MissionCtl.run(terminal.terminal(), "aprove", "1")).isEqualTo(Failure.USAGE);
        assertThat(terminal.err()).contains("Did you mean").contains("approve").contains("missionctl --help");
        assertThat(MissionCtl.run(terminal.terminal(), "ledger")).isEqualTo(Failure.USAGE);
        assertThat(MissionCtl.run(terminal.terminal(), "run", "idea")).isEqualTo(Failure.USAGE);
        assertThat(terminal.err()).contains("--repo").doesNotContain("\tat ");
        assertThat(MissionCtl.run(terminal.terminal(), "status", "--url", "gopher://x"))
                .isEqualTo(Failure.USAGE);
    }

    @Test
    void saysThatNobodyIsSignedIn() {
        assertThat(MissionCtl.run(terminal.terminal(), "status")).isEqualTo(Failure.REFUSED);
        assertThat(terminal.err()).contains("not signed in").contains("missionctl login");
    }

    @Test
    void saysThatTheServerIsNotRunningAndHowToStartIt() throws IOException {
        assertThat(MissionCtl.run(terminal.terminal(), "status", "--url", closedPort(), "--token", "mc_x"))
                .isEqualTo(Failure.UNREACHABLE);
        assertThat(terminal.err()).contains("./missionctl up").doesNotContain("Exception");
    }

    @Test
    void sendsAKeptTokenToNoOtherServer() throws IOException {
        ProfileFile.of(terminal.terminal()).write(new Profile("https://one.example.org", "alice", "mc_x", "1"));

        assertThat(MissionCtl.run(terminal.terminal(), "status", "--url", closedPort()))
                .isEqualTo(Failure.REFUSED);
        assertThat(terminal.err()).contains("not signed in");
    }

    @Test
    void asksAboutAnApprovalOnlyWhereSomebodyCanAnswer() {
        assertThat(MissionCtl.run(terminal.terminal(), "approve", "8c1d22e4")).isEqualTo(Failure.USAGE);
        assertThat(terminal.err()).contains("--digest");
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
