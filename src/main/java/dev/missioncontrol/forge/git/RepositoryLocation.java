package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a repository is, as a person wrote it. */
public sealed interface RepositoryLocation {

    /** The form field for a location on disk. */
    String PATH = "path";

    /** The form field for a location by URL. */
    String URL = "url";

    /**
     * A place on this machine.
     *
     * @param path absolute, not yet looked at
     * @param field the form field it was written in
     */
    record OnDisk(Path path, String field) implements RepositoryLocation {}

    /**
     * A place on another machine.
     *
     * @param url a normalised {@code https://}, {@code ssh://} or (to this machine only) {@code http://} URL, without a
     *     password
     */
    record Remote(URI url) implements RepositoryLocation {

        /** Returns what two spellings of the same address have in common. */
        public String identity() {
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            String user = url.getUserInfo() == null ? "" : url.getUserInfo() + "@";
            String path = url.getRawPath().replaceAll("/{2,}", "/").replaceFirst("/$", "");
            return scheme + "://" + user + authority()
                    + (path.endsWith(".git") ? path.substring(0, path.length() - 4) : path);
        }

        /** Returns the host in lower case, with the port where it is not the scheme's own. */
        public String authority() {
            boolean ordinary = url.getPort()
                    == switch (url.getScheme().toLowerCase(Locale.ROOT)) {
                        case "https" -> 443;
                        case "http" -> 80;
                        case "ssh" -> 22;
                        default -> -1;
                    };
            String host = url.getHost().toLowerCase(Locale.ROOT);
            return url.getPort() < 0 || ordinary ? host : host + ":" + url.getPort();
        }

        /** Returns whether it is reached by ssh. */
        public boolean isSsh() {
            return "ssh".equals(url.getScheme());
        }
    }

    /**
     * Reads a location: an absolute path, a {@code file://}, {@code https://} or {@code ssh://} URL, or ssh's short
     * {@code user@host:path}.
     *
     * @throws Refusal INVALID naming {@code path} or {@code url}
     */
    static RepositoryLocation parse(String text) {
        String location = text.strip();
        if (location.isEmpty()) {
            throw Refusal.invalid(PATH, "No location is given.", "Give an absolute path or a URL.");
        }
        if (location.length() > Syntax.LONGEST || location.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    PATH, "The location is too long or holds control characters.", "Give a plain path or URL.");
        }
        if (Syntax.SSH_SHORT.matcher(location).matches()) {
            int colon = location.indexOf(':');
            return Syntax.url("ssh://" + location.substring(0, colon) + "/" + location.substring(colon + 1));
        }
        return location.contains("://") || location.startsWith("file:") ? Syntax.url(location) : Syntax.path(location);
    }

    /** How locations are written. */
    final class Syntax {

        private static final int LONGEST = 2000;
        private static final Pattern SSH_SHORT = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:(?![/\\\\]{2}).+");
        private static final Pattern HOST =
                Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
        private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

        private Syntax() {}

        private static OnDisk path(String location) {
            try {
                return new OnDisk(absolute(Path.of(location), PATH), PATH);
            } catch (InvalidPathException e) {
                throw Refusal.invalid(PATH, "'" + location + "' is not a path.", "Give an absolute path.");
            }
        }

        private static Path absolute(Path path, String field) {
            if (!path.isAbsolute()) {
                throw Refusal.invalid(
                        field,
                        "'" + path + "' is a relative path, and the server may run in another directory than you.",
                        "Give the absolute path, such as the one 'git rev-parse --absolute-git-dir' prints.");
            }
            return path.normalize();
        }

        private static RepositoryLocation url(String location) {
            URI url;
            try {
                url = new URI(location);
            } catch (URISyntaxException e) {
                throw Refusal.invalid(
                        URL,
                        "'" + withoutUser(location) + "' is not a URL.",
                        "Write spaces and special characters as %20 and so on.");
            }
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "file" -> file(url);
                case "https", "http", "ssh" -> remote(scheme, url);
                default ->
                    throw Refusal.invalid(
                            URL,
                            "Repositories cannot be reached by '" + scheme + "://'.",
                            "Use a path, file://, https:// or ssh://.");
            };
        }

        private static OnDisk file(URI url) {
            String host = url.getAuthority();
            if ((host != null && !host.equalsIgnoreCase("localhost"))
                    || url.getPath() == null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                throw Refusal.invalid(
                        URL,
                        "'" + url + "' does not name a directory of this machine.",
                        "Write file:///absolute/path.");
            }
            try {
                return new OnDisk(absolute(Path.of(url.getPath()), URL), URL);
            } catch (InvalidPathException e) {
                throw Refusal.invalid(URL, "'" + url + "' is not a path.", "Write file:///absolute/path.");
            }
        }

        private static Remote remote(String scheme, URI url) {
            String host = url.getHost();
            String path = trimSlashes(url.getRawPath());
            String user = url.getRawUserInfo();
            if (user != null && (!scheme.equals("ssh") || user.contains(":"))) {
                throw Refusal.invalid(
                        URL,
                        "The URL holds credentials, which would end up in pages, logs and the ledger.",
                        "Leave them out, and configure missioncontrol.forge.https.credentials or"
                                + " missioncontrol.forge.ssh.");
            }
            if (host == null || !HOST.matcher(host).matches() || path.isEmpty()) {
                throw Refusal.invalid(
                        URL,
                        "'" + url + "' does not name a host and a repository on it.",
                        "Write it as " + scheme + "://host/path/to/repository.git.");
            }
            if (url.getRawQuery() != null || url.getRawFragment() != null) {
                throw Refusal.invalid(
                        URL, "The URL of a repository has no '?' or '#'.", "Give the address that git clone takes.");
            }
            String lowerHost = host.toLowerCase(Locale.ROOT);
            if (scheme.equals("http") && !THIS_MACHINE.contains(lowerHost)) {
                throw Refusal.invalid(
                        URL, "What comes by http:// could be changed on its way.", "Use https:// or ssh://.");
            }
            return new Remote(URI.create(scheme + "://" + (user == null ? "" : user + "@") + lowerHost
                    + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path));
        }

        private static String trimSlashes(@Nullable String path) {
            String trimmed = path == null ? "" : path;
            while (trimmed.endsWith("/")) {
                trimmed = trimmed.substring(0, trimmed.length() - 1);
            }
            return trimmed;
        }

        private static String withoutUser(String url) {
            return url.replaceFirst("://[^/]*@", "://");
        }
    }
}
