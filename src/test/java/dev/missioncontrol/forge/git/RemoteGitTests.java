package dev.missioncontrol.forge.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Fetch and push by ssh, against a real ssh server on this machine, and the limits of a transfer. */
class RemoteGitTests {

    @TempDir
    private Path root;

    private TestRepository remote;
    private SshServer server;
    private Path mirror;
    private Path key;
    private Path knownHosts;
    private KeyPair hostKey;
    private List<String> allowedHosts = List.of();

    @BeforeEach
    void serve() throws Exception {
        remote = TestRepository.create(root.resolve("remote"));
        mirror = root.resolve("mirror.git");
        GitRepositories.createBare(mirror, "main");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(3072);
        hostKey = keys.generateKeyPair();
        KeyPair userKey = keys.generateKeyPair();
        key = root.resolve("id_rsa");
        try (OutputStream out = Files.newOutputStream(key)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
        }
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPublickeyAuthenticator(
                (user, offered, session) -> user.equals("git") && KeyUtils.compareKeys(userKey.getPublic(), offered));
        server.setCommandFactory((channel, command) -> new GitCommand(remote.gitDirectory(), command));
        server.start();
        knownHosts = root.resolve("known_hosts");
        trust(hostKey);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void fetchesAndPushesBySsh() throws IOException {
        RemoteGit git = git(DataSize.ofMegabytes(100), Duration.ofMinutes(1));

        git.fetch(mirror, url("git"));
        CommitId head = new CommitId(mainOf(mirror));
        assertThat(head).isEqualTo(remote.head("main"));
        assertThat(git.pushNewBranch(mirror, url("git"), "missioncontrol/one", head))
                .isEqualTo(RemoteGit.Pushed.DONE);
        assertThat(git.pushNewBranch(mirror, url("git"), "missioncontrol/one", head))
                .isEqualTo(RemoteGit.Pushed.DONE);
        assertThat(remote.head("missioncontrol/one")).isEqualTo(head);
        remote.git("branch", "--force", "missioncontrol/one", "main~1");
        assertThat(git.pushNewBranch(mirror, url("git"), "missioncontrol/one", head))
                .isEqualTo(RemoteGit.Pushed.EXISTS_ELSEWHERE);
    }

    @Test
    void refusesAHostWhoseKeyIsNotKnown() throws Exception {
        Files.writeString(knownHosts, "");
        refused("not among the known hosts", "git");

        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(3072);
        trust(keys.generateKeyPair());
        refused("not among the known hosts", "git");
    }

    @Test
    void saysThatTheKeyIsNotLetIn() {
        refused("does not let this server in", "somebody");
    }

    @Test
    void stopsATransferThatIsTooLargeOrTakesTooLong() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> git(DataSize.ofBytes(10), Duration.ofMinutes(1)).fetch(mirror, url("git")))
                .withMessageContaining("larger than");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        git(DataSize.ofMegabytes(100), Duration.ofNanos(1)).fetch(mirror, url("git")))
                .withMessageContaining("took longer");
    }

    @Test
    void refusesMoreBranchesThanAllowed() {
        for (int i = 0; i < 4; i++) {
            remote.git("branch", "b" + i);
        }
        refused("has 5 branches", "git");
    }

    @Test
    void reachesNoHostThatIsNotAllowed() throws IOException {
        trust(hostKey);
        allowedHosts = List.of("git.example", "127.0.0.1:" + (server.getPort() + 1));
        refused("connects no repositories on 127.0.0.1:" + server.getPort(), "git");

        allowedHosts = List.of("127.0.0.1:" + server.getPort());
        git(DataSize.ofMegabytes(100), Duration.ofMinutes(1)).fetch(mirror, url("git"));
    }

    private void refused(String reason, String user) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        git(DataSize.ofMegabytes(100), Duration.ofMinutes(1)).fetch(mirror, url(user)))
                .withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("url"));
    }

    private RemoteGit git(DataSize maxSize, Duration deadline) {
        return new RemoteGit(new ForgeSettings(
                List.of(),
                allowedHosts,
                Duration.ofSeconds(20),
                deadline,
                maxSize,
                4,
                new ForgeSettings.Ssh(key, knownHosts),
                new ForgeSettings.Https(List.of())));
    }

    private RepositoryLocation.Remote url(String user) {
        return (RepositoryLocation.Remote)
                RepositoryLocation.parse("ssh://" + user + "@127.0.0.1:" + server.getPort() + "/app.git");
    }

    private void trust(KeyPair host) throws IOException {
        Files.writeString(
                knownHosts, "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
    }

    private static String mainOf(Path gitDirectory) throws IOException {
        try (Repository repository = GitRepositories.open(gitDirectory)) {
            return Objects.requireNonNull(repository.resolve("refs/heads/main")).name();
        }
    }

    /** Serves one git command of one ssh channel. */
    private static final class GitCommand implements Command {

        private final Path gitDirectory;
        private final String command;
        private @Nullable InputStream in;
        private @Nullable OutputStream out;
        private @Nullable OutputStream err;
        private @Nullable ExitCallback exit;

        GitCommand(Path gitDirectory, String command) {
            this.gitDirectory = gitDirectory;
            this.command = command;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            int status = 0;
            try (Repository repository = GitRepositories.open(gitDirectory)) {
                if (command.startsWith("git-upload-pack")) {
                    new UploadPack(repository).upload(in, out, err);
                } else {
                    new ReceivePack(repository).receive(in, out, err);
                }
            } catch (IOException e) {
                status = 1;
            }
            ExitCallback callback = exit;
            if (callback != null) {
                callback.onExit(status);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // Nothing is held beyond the command itself.
        }
    }
}
