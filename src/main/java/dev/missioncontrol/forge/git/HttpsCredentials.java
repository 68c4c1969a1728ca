package dev.missioncontrol.forge.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Answers a server's question for credentials from the configuration; asks nobody, and remembers nothing. */
final class HttpsCredentials extends CredentialsProvider {

    private final List<ForgeSettings.Credentials> credentials;

    HttpsCredentials(List<ForgeSettings.Credentials> credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return List.of(items).stream()
                .allMatch(item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish url, CredentialItem... items) {
        for (ForgeSettings.Credentials each : credentials) {
            if (each.host().toLowerCase(Locale.ROOT).equals(hostOf(url)) && supports(items)) {
                answer(each, url, items);
                return true;
            }
        }
        return false;
    }

    private static String hostOf(URIish url) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return url.getPort() < 0 || url.getPort() == 443 ? host : host + ":" + url.getPort();
    }

    private static void answer(ForgeSettings.Credentials credentials, URIish url, CredentialItem... items) {
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username username -> username.setValue(credentials.username());
                case CredentialItem.Password password -> password.setValue(password(credentials, url));
                default -> throw new UnsupportedCredentialItem(url, item.getPromptText());
            }
        }
    }

    static char[] password(ForgeSettings.Credentials credentials, URIish url) {
        try (var lines = Files.lines(credentials.passwordFile())) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (IOException | UncheckedIOException e) {
            throw new UnsupportedCredentialItem(
                    url, "the password file " + credentials.passwordFile() + " cannot be read");
        }
    }
}
