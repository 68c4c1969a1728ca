package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.internal.JGitText;

/** Puts what went wrong with a remote repository into words that tell what to do. */
final class RemoteFailure {

    private RemoteFailure() {}

    static Refusal explain(RepositoryLocation.Remote remote, BoundedTransfer bounds, Exception failure) {
        String stopped = bounds.stoppedBecause();
        if (stopped != null) {
            return Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    RepositoryLocation.URL,
                    "The transfer of " + remote.url() + " was stopped: " + stopped + ".",
                    "Raise missioncontrol.forge.remote-deadline or remote-max-size, or connect a clone on disk.");
        }
        String message = withCauses(failure);
        if (failure instanceof NoRemoteRepositoryException) {
            return Refusal.invalid(
                    RepositoryLocation.URL,
                    "There is no git repository at " + remote.url() + ".",
                    "Check the address, and that the server's account may read it.");
        }
        if (message.contains(JGitText.get().notAuthorized)
                || message.contains("Auth fail")
                || message.contains("no CredentialsProvider")
                || message.contains("Cannot log in")) {
            return Refusal.invalid(
                    RepositoryLocation.URL,
                    remote.url() + " does not let this server in.",
                    "Ask an administrator to configure missioncontrol.forge."
                            + (remote.isSsh() ? "ssh.key" : "https.credentials") + " for it.");
        }
        if (message.contains("key") && (message.contains("known") || message.contains("did not validate"))) {
            return Refusal.invalid(
                    RepositoryLocation.URL,
                    "The host key of " + remote.url().getHost() + " is not among the known hosts.",
                    "Ask an administrator to add it to the file of missioncontrol.forge.ssh.known-hosts.");
        }
        return Refusal.of(
                Refusal.Kind.UNAVAILABLE,
                RepositoryLocation.URL,
                remote.url() + " could not be reached: " + message,
                "Check the address and the network, then try again.");
    }

    private static String withCauses(Throwable failure) {
        var text = new StringBuilder();
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 4; each = each.getCause(), depth++) {
            String message = each.getMessage();
            if (message != null && text.indexOf(message) < 0) {
                text.append(depth == 0 ? "" : ": ").append(message);
            }
        }
        return text.toString();
    }
}
