package dev.missioncontrol.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.cli.terminal.TestTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTests {

    private final Terminal terminal =
            new TestTerminal().with("PATH", System.getenv("PATH")).terminal();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void showsAndKeepsWhatTheCommandPrints() {
        UserCommand.Result result = run("sh", "-c", "echo to out; echo to err >&2; pwd; exit 3");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.conclusion()).isEqualTo("failure");
        assertThat(result.log())
                .contains("to out\n", "to err\n", directory.getFileName().toString());
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo(result.log());
    }

    @Test
    void callsACommandThatWasStoppedCancelled() {
        assertThat(run("sh", "-c", "kill -TERM $$").conclusion()).isEqualTo("cancelled");
        assertThat(run("true").conclusion()).isEqualTo("success");
    }

    @Test
    void findsProgramsOfTheCloneByTheirPath() throws IOException {
        Path script = Files.writeString(directory.resolve("check.sh"), "#!/bin/sh\necho checked\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(run("./check.sh").log()).isEqualTo("checked\n");
    }

    @Test
    void refusesACommandThatIsNotThere() {
        assertThatThrownBy(() -> run("no-such-program"))
                .isInstanceOf(Failure.class)
                .hasMessage("There is no command 'no-such-program'.");
        assertThatThrownBy(() -> run("./missing.sh")).isInstanceOf(Failure.class);
    }

    private UserCommand.Result run(String... command) {
        return new UserCommand(List.of(command), directory, terminal).run(shown);
    }
}
