package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * I6, no repository code runs here: a repository that would run something at every turn, and that points outside
 * wherever it can, goes through the whole pipeline.
 */
@IntegrationTest
class InvariantI6IntegrationTests {

    private static final List<String> HOOKS = List.of(
            "applypatch-msg",
            "commit-msg",
            "fsmonitor-watchman",
            "post-applypatch",
            "post-checkout",
            "post-commit",
            "post-index-change",
            "post-merge",
            "post-receive",
            "post-update",
            "pre-applypatch",
            "pre-auto-gc",
            "pre-commit",
            "pre-merge-commit",
            "pre-push",
            "pre-receive",
            "prepare-commit-msg",
            "proc-receive",
            "push-to-checkout",
            "reference-transaction",
            "update");

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private LedgerVerifier ledger;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private final String secret = "secret-" + UUID.randomUUID();
    private Path ran;
    private Path outside;
    private TestRepository repository;
    private String index;

    @BeforeEach
    void aHostileRepository() throws IOException {
        ran = Files.createDirectory(directory.resolve("ran"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), word + " " + secret + "\n");
        repository = TestRepository.create(directory.resolve("app"));
        Path tree = repository.directory();
        write("README.md", "Hello " + word + "\n");
        write(".mvn/jvm.config", "-XX:OnOutOfMemoryError=" + touch("jvm") + " -Dx=" + word + "\n");
        write(".mvn/maven.config", "-Dx=" + word + "\n");
        write(".mvn/extensions.xml", "<extensions><!-- " + word + " --></extensions>\n");
        write("pom.xml", POM.formatted(word, ran.resolve("pom")));
        write("build.gradle", "file('" + ran.resolve("gradle") + "').text = '" + word + "'\n");
        write("Makefile", "$(shell " + touch("make") + ")\n# " + word + "\n");
        write("package.json", "{\"scripts\": {\"preinstall\": \"" + touch("npm") + "\"}, \"x\": \"" + word + "\"}\n");
        write("META-INF/services/org.openrewrite.Recipe", "Evil # " + word + "\n");
        Files.createSymbolicLink(tree.resolve("passwd"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(tree.resolve("secret.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(tree.resolve("out"), outside);
        Files.createSymbolicLink(tree.resolve("up"), Path.of("../outside/secret.txt"));
        TestRepository library = TestRepository.create(directory.resolve("library"));
        library.commit("lib.txt", word + "\n", "Add");
        repository.git(
                "submodule", "--quiet", "add", library.directory().toUri().toString(), "lib");
        repository.git("add", "--all");
        repository.git("commit", "--quiet", "--message", "Set traps");
        write(
                ".gitattributes",
                "*.md filter=evil diff=evil merge=evil ident text eol=crlf working-tree-encoding=UTF-16\n");
        repository.git("add", ".gitattributes");
        repository.git("commit", "--quiet", "--message", "Set the last trap");
        index = repository.git("ls-files", "--stage");
        setTraps();
    }

    @Test
    void runsNothingOfTheRepositoryAndReadsNothingOutsideIt() throws IOException {
        var id = driver.replacing(word, word + "-new", driver.connect(repository));

        assertThat(driver.state(id)).as(driver.view(id).reason()).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        var patchSet = driver.patchSets(id).getFirst();
        assertThat(patchSet.current().patches().stream().map(Patch::paths).flatMap(List::stream))
                .contains("README.md", "pom.xml")
                .doesNotContain("passwd", "secret.txt", "up", "lib", "lib/lib.txt", ".gitmodules")
                .noneMatch(path -> path.startsWith("out/"));
        driver.approve(patchSet);

        assertThat(driver.state(id)).as(driver.view(id).reason()).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(pullRequests.ofWorkflow(id)).hasSize(1);
        assertThat(ledger.verify(id).holds()).isTrue();
        assertThat(sprung()).as("what ran of the repository").isEmpty();
        assertThat(blobsWith(secret)).isZero();
        assertThat(blobsWith("root:x:0:0")).isZero();
        assertThat(outside.resolve("secret.txt")).hasContent(word + " " + secret);
        assertThat(gitItselfSpringsATrap()).isTrue();
        disarm();
        assertThat(repository.git("ls-files", "--stage")).isEqualTo(index);
        assertThat(repository.git("cat-file", "-p", patchSet.current().branch() + ":README.md"))
                .isEqualTo("Hello " + word + "-new");
        assertThat(repository.git("ls-tree", patchSet.current().branch()))
                .isEqualToIgnoringWhitespace(repository
                        .git("ls-tree", "main")
                        .lines()
                        .map(line -> changed(line, patchSet.current().branch()))
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    /** Links and the submodule have to be as they were; of the rest only the object may differ. */
    private String changed(String line, String branch) {
        String path = line.substring(line.indexOf('\t') + 1);
        return line.startsWith("120000") || line.startsWith("160000")
                ? line
                : repository.git("ls-tree", branch, "--", path);
    }

    private void setTraps() throws IOException {
        for (String hook : HOOKS) {
            script(repository.gitDirectory().resolve("hooks").resolve(hook), "hook-" + hook);
            script(directory.resolve("more-hooks").resolve(hook), "configured-hook-" + hook);
        }
        Files.writeString(repository.gitDirectory().resolve("config"), """
                [core]
                    repositoryformatversion = 0
                    bare = false
                    fsmonitor = %1$s/fsmonitor
                    sshCommand = %1$s/ssh
                    hooksPath = %2$s
                    editor = %1$s/editor
                    pager = %1$s/pager
                    attributesFile = %3$s
                    excludesFile = %3$s
                [filter "evil"]
                    smudge = %1$s/smudge
                    clean = %1$s/clean
                    process = %1$s/process
                    required = true
                [diff "evil"]
                    command = %1$s/diff
                    textconv = %1$s/textconv
                [merge "evil"]
                    driver = %1$s/merge
                [credential]
                    helper = "!%1$s/credential"
                [gpg]
                    program = %1$s/gpg
                [commit]
                    gpgSign = true
                [uploadpack]
                    packObjectsHook = %1$s/pack
                [include]
                    path = %4$s
                [submodule "lib"]
                    update = "!%1$s/submodule"
                """.formatted(
                        directory.resolve("bin"),
                        directory.resolve("more-hooks"),
                        outside.resolve("secret.txt"),
                        Files.writeString(outside.resolve("config"), "[alias]\n\tst = status\n")));
        for (String program : List.of(
                "fsmonitor",
                "ssh",
                "editor",
                "pager",
                "smudge",
                "clean",
                "process",
                "diff",
                "textconv",
                "merge",
                "credential",
                "gpg",
                "pack",
                "submodule")) {
            script(directory.resolve("bin").resolve(program), program);
        }
    }

    private List<String> sprung() throws IOException {
        try (var markers = Files.list(ran)) {
            return markers.map(marker -> marker.getFileName().toString()).toList();
        }
    }

    /** Shows that the traps are live. */
    private boolean gitItselfSpringsATrap() throws IOException {
        Files.delete(repository.directory().resolve("README.md"));
        repository.attempt("checkout", "--", "README.md");
        return !sprung().isEmpty();
    }

    /** So that git itself can be asked afterwards without springing the traps. */
    private void disarm() throws IOException {
        Files.writeString(
                repository.gitDirectory().resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        assertThat(repository.git("config", "--get", "core.bare")).isEqualTo("false");
    }

    private void script(Path file, String marker) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + touch(marker) + "\nexit 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String touch(String marker) {
        return "touch " + ran.resolve(marker);
    }

    private void write(String path, String text) throws IOException {
        Path file = repository.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int blobsWith(String text) {
        return jdbc.sql("SELECT count(*) FROM patch_blob WHERE position(?::bytea IN content) > 0")
                .param(text.getBytes(StandardCharsets.UTF_8))
                .query(Integer.class)
                .single();
    }

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>org.example</groupId>
              <artifactId>app</artifactId>
              <version>1</version>
              <description>%s</description>
              <build><plugins><plugin>
                <groupId>org.codehaus.mojo</groupId>
                <artifactId>exec-maven-plugin</artifactId>
                <version>3.5.0</version>
                <executions><execution>
                  <phase>validate</phase>
                  <goals><goal>exec</goal></goals>
                  <configuration><executable>touch</executable><arguments><argument>%s</argument></arguments></configuration>
                </execution></executions>
              </plugin></plugins></build>
            </project>
            """;
}
