package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches from and pushes to repositories on other machines, within limits of time and size. */
@Component
public class RemoteGit {

    private static final String HEADS = Constants.R_HEADS;
    private static final RefSpec ALL_BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");

    private final ForgeSettings settings;

    RemoteGit(ForgeSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes the branches of a mirror those of the remote repository. Tags, notes and submodules are left alone.
     *
     * @param mirror a bare repository of ours
     * @throws Refusal INVALID or UNAVAILABLE naming {@code url}
     */
    public void fetch(Path mirror, RepositoryLocation.Remote remote) {
        BoundedTransfer bounds = new BoundedTransfer(
                mirror, settings.remoteDeadline(), settings.remoteMaxSize().toBytes());
        talk(mirror, remote, bounds, (repository, transport) -> {
            try (FetchConnection connection = transport.openFetch()) {
                requireFewBranches(connection);
                followHead(mirror, connection.getRef(Constants.HEAD));
            }
            transport.setRemoveDeletedRefs(true);
            transport.fetch(bounds, List.of(ALL_BRANCHES));
            bounds.requireKept();
            return null;
        });
    }

    /** What became of a push. */
    public enum Pushed {
        /** The remote branch points at the commit, from now on or already before. */
        DONE,
        /** The remote branch exists and points elsewhere. */
        EXISTS_ELSEWHERE
    }

    /**
     * Makes a new branch of the remote repository, from a commit that the mirror has; never moves one that exists.
     *
     * @throws Refusal CONFLICT when the remote refuses, UNAVAILABLE when it does not answer
     */
    public Pushed pushNewBranch(Path mirror, RepositoryLocation.Remote remote, String branch, CommitId head) {
        BoundedTransfer bounds = new BoundedTransfer(mirror, settings.remoteDeadline(), Long.MAX_VALUE);
        return talk(mirror, remote, bounds, (repository, transport) -> {
            ObjectId commit = ObjectId.fromString(head.hex());
            RemoteRefUpdate update =
                    new RemoteRefUpdate(repository, head.hex(), commit, HEADS + branch, false, null, ObjectId.zeroId());
            transport.push(bounds, List.of(update));
            return switch (update.getStatus()) {
                case OK, UP_TO_DATE -> Pushed.DONE;
                case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> Pushed.EXISTS_ELSEWHERE;
                default ->
                    throw Refusal.conflict(
                            remote.url() + " refused the branch " + branch + ": " + update.getStatus()
                                    + (update.getMessage() == null ? "" : " (" + update.getMessage() + ")") + ".",
                            "Check what the server allows this account to push.");
            };
        });
    }

    private interface Conversation<T extends @Nullable Object> {
        T with(Repository mirror, Transport transport) throws IOException, URISyntaxException;
    }

    private <T extends @Nullable Object> T talk(
            Path mirror, RepositoryLocation.Remote remote, BoundedTransfer bounds, Conversation<T> conversation) {
        requireAllowed(remote);
        Path ssh = mirror.resolve("ssh");
        try (Repository repository = GitRepositories.open(mirror);
                Transport transport =
                        Transport.open(repository, new URIish(remote.url().toString()))) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setTimeout(Math.toIntExact(settings.remoteTimeout().toSeconds()));
            transport.setCredentialsProvider(
                    new HttpsCredentials(settings.https().credentials()));
            if (transport instanceof SshTransport overSsh) {
                Files.createDirectories(ssh);
                SshdSessionFactory sessions = SshSessions.factory(settings.ssh(), ssh);
                try (sessions) {
                    overSsh.setSshSessionFactory(sessions);
                    return conversation.with(repository, transport);
                }
            }
            return conversation.with(repository, transport);
        } catch (IOException | URISyntaxException e) {
            throw RemoteFailure.explain(remote, bounds, e);
        }
    }

    /** The server reaches more than its users do. */
    private void requireAllowed(RepositoryLocation.Remote remote) {
        if (!settings.allowedHosts().isEmpty()
                && settings.allowedHosts().stream().noneMatch(host -> host.equalsIgnoreCase(remote.authority()))) {
            throw Refusal.invalid(
                    RepositoryLocation.URL,
                    "This server connects no repositories on " + remote.authority() + ".",
                    "Use one on " + String.join(", ", settings.allowedHosts())
                            + ", or have the host added to missioncontrol.forge.allowed-hosts.");
        }
    }

    private void requireFewBranches(FetchConnection connection) {
        long branches = connection.getRefs().stream()
                .filter(ref -> ref.getName().startsWith(HEADS))
                .count();
        if (branches > settings.remoteMaxBranches()) {
            throw Refusal.invalid(
                    RepositoryLocation.URL,
                    "The repository has " + branches + " branches; this server takes " + settings.remoteMaxBranches()
                            + ".",
                    "Delete some, or raise missioncontrol.forge.remote-max-branches.");
        }
    }

    private static void followHead(Path mirror, @Nullable Ref head) throws IOException {
        if (head != null && head.isSymbolic() && head.getTarget().getName().startsWith(HEADS)) {
            GitRepositories.setHead(mirror, head.getTarget().getName().substring(HEADS.length()));
        }
    }
}
