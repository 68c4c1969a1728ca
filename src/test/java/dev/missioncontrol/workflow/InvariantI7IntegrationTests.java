package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.forge.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * I7, exactly-once effects: a server with its own embedded database is killed at each step of writing, and the next one
 * makes good what it left. Each server is a process of its own: it first waits until the workflow that its predecessor
 * was killed in has come to VERIFYING_CI, then approves the next one and is killed in turn.
 */
class InvariantI7IntegrationTests {

    private static final int MINUTES_PER_SERVER = 3;
    private static final List<CrashPoint> POINTS = CrashPoint.chosen();
    private static final Map<CrashPoint, Integer> STATUS = new LinkedHashMap<>();
    private static final Map<CrashPoint, CrashOutcome> OUTCOMES = new LinkedHashMap<>();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void killServersAndStartThemAgain() throws IOException, InterruptedException {
        TestRepository template = TestRepository.create(directory.resolve("template"));
        for (int i = 0; i < POINTS.size(); i++) {
            for (String name : List.of("a", "b")) {
                FileSystemUtils.copyRecursively(template.directory(), directory.resolve(i + name));
            }
        }
        assertThat(server("prepare", Integer.toString(POINTS.size()))).isZero();
        for (int i = 0; i < POINTS.size(); i++) {
            CrashPoint point = POINTS.get(i);
            STATUS.put(point, server("crash", Integer.toString(i), point.at(), Integer.toString(point.occurrence())));
        }
        assertThat(server("finish")).isZero();
        List<CrashOutcome> outcomes =
                new JsonMapper().readValue(Files.readAllBytes(directory.resolve("outcomes")), new TypeReference<>() {});
        for (int i = 0; i < POINTS.size(); i++) {
            OUTCOMES.put(POINTS.get(i), outcomes.get(i));
        }
    }

    static List<CrashPoint> points() {
        return POINTS;
    }

    @ParameterizedTest
    @MethodSource("points")
    void endsWithOneBranchOneCommitPerPatchOnePullRequestAndALedgerThatVerifies(CrashPoint point) {
        assertThat(STATUS).containsEntry(point, Crash.STATUS);
        CrashOutcome outcome = Objects.requireNonNull(OUTCOMES.get(point));

        assertThat(outcome.state()).isEqualTo(WorkflowState.VERIFYING_CI.name());
        assertThat(outcome.ledgerHolds()).isTrue();
        assertThat(outcome.changesToPrOpen()).isEqualTo(1);
        assertThat(outcome.changesToVerifying()).isEqualTo(1);
        assertThat(outcome.manifests()).isEqualTo(1);
        assertThat(outcome.repositories()).hasSize(2).allSatisfy(written -> {
            TestRepository repository = TestRepository.at(Path.of(written.directory()));
            assertThat(repository.git("for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads"))
                    .isEqualToIgnoringNewLines("main " + written.base() + written.branch() + " " + written.head());
            assertThat(repository
                            .git("rev-list", "--reverse", written.base() + ".." + written.branch())
                            .lines())
                    .hasSize(ScriptedAgent.TASKS)
                    .containsExactlyElementsOf(written.commits());
            assertThat(repository.git("fsck", "--strict", "--no-dangling")).isEmpty();
            assertThat(repository.git("status", "--porcelain")).isEmpty();
            assertThat(written.pullRequests()).isEqualTo(1);
            assertThat(written.pullRequestsOfBranch()).isEqualTo(1);
            assertThat(repository.git("notes", "--ref=missioncontrol", "list").lines())
                    .singleElement()
                    .asString()
                    .endsWith(written.head());
            assertThat(written.intended()).containsExactly(1, 1, 1);
            assertThat(written.done()).containsExactly(1, 1, 1);
        });
    }

    /** Runs a server to its end, and returns its exit status. */
    private static int server(String... script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashServer.class.getName(),
                directory.toString()));
        command.addAll(List.of(script));
        Path log = directory.resolve("server.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES_PER_SERVER, TimeUnit.MINUTES);
            if (!ended || (process.exitValue() != 0 && process.exitValue() != Crash.STATUS)) {
                throw new AssertionError("The server for " + List.of(script) + (ended ? " failed" : " does not end")
                        + ":\n" + Files.readString(log));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
