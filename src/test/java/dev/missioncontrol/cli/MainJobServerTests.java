package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.ServerTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.cli.terminal.TestTerminal;
import dev.missioncontrol.forge.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job by the commands alone, against the server itself. */
@ServerTest
class MainJobServerTests {

    private static final Pattern RUN = Pattern.compile("Run ([0-9a-f-]{36}) has begun");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    private TestRepository repository;
    private String name;
    private TestTerminal terminal;

    @BeforeEach
    void signedInWithARepository() {
        accounts.ensure();
        repository = TestRepository.create(directory.resolve("shop"));
        repository.commit("README.md", "Hello colour\n", "Say hello");
        name = "shop-" + UUID.randomUUID().toString().substring(0, 8);
        ok("login", "--account", TestAccounts.MEMBER.name(), "--url", url());
        ok("repo", "add", repository.directory().toString(), "--name", name);
    }

    @Test
    void goesFromAnIdeaToAVerifiedLedger() throws Exception {
        String before = repository.git("rev-parse", "HEAD");
        String run = begun();
        JsonNode waiting = status(run);
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING_USER_APPROVAL");
        String patchSet = waiting.at("/patchSets/0/id").asString();
        String digest = waiting.at("/patchSets/0/digest").asString();

        assertThat(ok("status", run)).contains(patchSet, digest, "missionctl approve " + patchSet.substring(0, 8));
        assertThat(ok("patch", "list", run)).contains(patchSet, digest);
        assertThat(ok("patch", "show", patchSet)).contains("README.md", "+1", "-1", "a branch");
        Path diff = Files.writeString(directory.resolve("proposed.diff"), ok("patch", "show", patchSet, "--diff"));
        repository.git("apply", "--check", diff.toString());

        assertThat(run("approve", patchSet, "--digest", "0".repeat(64))).isEqualTo(1);
        assertThat(terminal.err()).contains("missionctl: ").contains("digest");
        assertThat(ok("approve", patchSet.substring(0, 13), "--digest", digest, "-m", "Fine"))
                .contains("APPROVE", digest);
        ok("watch", run, "--until", "VERIFYING_CI");
        assertThat(repository.git("rev-parse", "HEAD")).isEqualTo(before);

        String checks = ok(
                "ci",
                "--run",
                run,
                "--",
                "sh",
                "-c",
                "grep color README.md && echo '<testsuite><testcase name=\"greets\"/></testsuite>' > TEST-greeting.xml");
        assertThat(checks).contains("Hello color").contains("is green").contains("1 tests");
        ok("watch", run, "--until", "DONE");

        assertThat(ok("ledger", "verify", run)).contains("The ledger holds");
        assertThat(ok("ledger", "show", run, "--type", "approval.")).contains("user:" + TestAccounts.MEMBER.name());
        Path proof = directory.resolve("proof.zip");
        ok("ledger", "export", run, "-o", proof.toString());
        assertThat(Files.readString(proof, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("PK");
        assertThat(run("ledger", "export", run, "-o", proof.toString())).isEqualTo(2);
    }

    @Test
    void reportsAFailedCheckAndStaysOpenForTheNextOne() {
        String run = begun();
        String patchSet = status(run).at("/patchSets/0/id").asString();
        String digest = status(run).at("/patchSets/0/digest").asString();
        ok("approve", patchSet, "--digest", digest);
        ok("watch", run, "--until", "VERIFYING_CI");

        assertThat(run("ci", "--run", run, "--", "sh", "-c", "echo broken; exit 7"))
                .isEqualTo(7);
        assertThat(terminal.out()).contains("broken").contains("is red");
        ok("watch", run, "--until", "NEEDS_HUMAN");
        assertThat(run("ci", "--run", run, "--junit", "*.xml", "--", "sh", "-c", "echo '<testsuite' > a.xml"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("a.xml").contains("run it again");
        ok("ci", "--run", run, "--", "true");
        ok("watch", run, "--until", "DONE");
    }

    @Test
    void asksAPersonBeforeItApprovesWhatItShows() {
        String run = begun();
        String patchSet = status(run).at("/patchSets/0/id").asString();

        assertThat(execute(new TestTerminal().interactive().typing("n\n"), "approve", patchSet))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("README.md", "Digest ");
        assertThat(status(run).path("state").asString()).isEqualTo("WAITING_USER_APPROVAL");
        assertThat(execute(new TestTerminal().interactive().typing("y\n"), "reject", patchSet, "-m", "No"))
                .isZero();
        assertThat(run("watch", run, "--until", "DONE")).isEqualTo(1);
        assertThat(status(run).path("state").asString()).isEqualTo("FAILED");
    }

    @Test
    void pausesAndCancels() {
        String run = begun();

        ok("pause", run, "not", "now");
        assertThat(ok("status", run)).contains("paused");
        ok("resume", run);
        ok("cancel", run.substring(0, 13), "enough");
        assertThat(status(run).path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void showsTheCatalogueAndRefusesWhatIsNotInIt() {
        assertThat(ok("agents")).contains("codemod");
        assertThat(ok("recipes")).contains("find-and-replace");
        assertThat(ok("recipes", "find-and-replace")).contains("(required)", "replace");
        assertThat(ok("repo", "list")).contains(name);
        assertThat(run("run", "x", "--repo", name, "--recipe", "no-such-recipe"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("no-such-recipe");
        assertThat(run("repo", "add", directory.resolve("nothing").toString())).isEqualTo(1);
        assertThat(run("status", UUID.randomUUID().toString())).isEqualTo(1);
    }

    @Test
    void saysThatATokenHasExpiredAndHowToGetAnother() {
        ok("login", "--account", TestAccounts.MEMBER.name(), "--expires-in-days", "1", "--url", url());
        clock.advance(Duration.ofDays(2));

        assertThat(run("status")).isEqualTo(1);
        assertThat(terminal.err()).contains("expired").contains("missionctl login");
    }

    @Test
    void signsOutForGood() {
        ok("logout");

        assertThat(run("status")).isEqualTo(1);
        assertThat(terminal.err()).contains("not signed in");
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(execute(
                        new TestTerminal().with("MISSIONCONTROL_PASSWORD", "not the right one"),
                        "login",
                        "--account",
                        "nobody-" + UUID.randomUUID(),
                        "--url",
                        url()))
                .isEqualTo(1);
    }

    private String begun() {
        String printed = ok(
                "run",
                "Spell it the American way",
                "--repo",
                name,
                "--recipe",
                "find-and-replace",
                "find=colour",
                "replace=color",
                "--wait");
        Matcher run = RUN.matcher(printed);
        assertThat(run.find()).isTrue();
        return run.group(1);
    }

    private JsonNode status(String run) {
        return new JsonMapper().readTree(ok("status", run, "--json"));
    }

    private String ok(String... arguments) {
        assertThat(run(arguments))
                .as("%s\n%s\n%s", String.join(" ", arguments), terminal.out(), terminal.err())
                .isZero();
        return terminal.out();
    }

    private int run(String... arguments) {
        return execute(new TestTerminal().typing(TestAccounts.PASSWORD + "\n"), arguments);
    }

    private int execute(TestTerminal fresh, String... arguments) {
        terminal = fresh.with("XDG_CONFIG_HOME", directory.toString()).with("PATH", System.getenv("PATH"));
        return MissionCtl.run(terminal.terminal(), arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
