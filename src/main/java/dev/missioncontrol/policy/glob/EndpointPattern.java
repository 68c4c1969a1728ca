package dev.missioncontrol.policy.glob;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for URLs: {@code https://api.github.com/**}. Scheme, host, port and path are compared each for itself, so
 * that no query, user name or encoding can make one host look like another; {@code *} in the host is one label,
 * {@code **} some labels. A URL with user information, or with {@code .} or {@code ..} as a segment, matches nothing.
 */
public final class EndpointPattern {

    private static final int NO_PORT = -1;

    private final String text;
    private final String scheme;
    private final Glob host;
    private final int port;
    private final @Nullable Glob path;

    private EndpointPattern(String text, String scheme, Glob host, int port, @Nullable Glob path) {
        this.text = text;
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = path;
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidGlob when it is none: says where and how to mend it
     */
    public static EndpointPattern parse(String text) throws InvalidGlob {
        int colon = text.indexOf("://");
        if (colon <= 0) {
            throw new InvalidGlob(0, "The endpoint has no scheme", "Write it like 'https://api.example.org/**'.");
        }
        int from = colon + 3;
        int slash = text.indexOf('/', from);
        String authority = text.substring(from, slash < 0 ? text.length() : slash);
        if (authority.isEmpty() || authority.indexOf('@') >= 0) {
            throw new InvalidGlob(
                    from, "The endpoint has no plain host", "Write it like 'https://api.example.org/**'.");
        }
        int portAt = authority.lastIndexOf(':');
        String host = portAt < 0 ? authority : authority.substring(0, portAt);
        int port = portAt < 0 ? NO_PORT : port(authority.substring(portAt + 1), from + portAt + 1);
        String path = slash < 0 ? "" : text.substring(slash + 1);
        return new EndpointPattern(
                text,
                text.substring(0, colon).toLowerCase(Locale.ROOT),
                shifted(labels(host), from),
                port,
                path.isEmpty() ? null : shifted(path, slash + 1));
    }

    private static Glob shifted(String text, int from) throws InvalidGlob {
        try {
            return Glob.parse(text);
        } catch (InvalidGlob e) {
            throw new InvalidGlob(from + e.offset(), e.getMessage(), e.remedy());
        }
    }

    private static int port(String digits, int at) throws InvalidGlob {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new InvalidGlob(at, "'" + digits + "' is no port", "Write a number, such as 8443.");
        }
    }

    private static String labels(String host) {
        return host.toLowerCase(Locale.ROOT).replace('.', '/');
    }

    /** Returns whether a URL matches. */
    public boolean matches(String url) {
        URI uri = plain(url);
        if (uri == null) {
            return false;
        }
        String rawPath = uri.getRawPath();
        return scheme.equals(uri.getScheme().toLowerCase(Locale.ROOT))
                && host.matches(labels(uri.getHost()))
                && portOf(scheme, port) == portOf(scheme, uri.getPort())
                && matchesPath(rawPath == null ? "" : rawPath);
    }

    /**
     * Returns whether a URL leaves no doubt where it goes: it can be parsed, names a host, no user, and nothing in its
     * path that servers read differently. Only such a URL matches a pattern.
     */
    public static boolean isPlain(String url) {
        return plain(url) != null;
    }

    private static @Nullable URI plain(String url) {
        try {
            var uri = new URI(url);
            boolean plain = uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getRawUserInfo() == null
                    && !isTricky(uri.getRawPath());
            return plain ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private boolean matchesPath(String rawPath) {
        String rest = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        if (path == null) {
            return rest.isEmpty();
        }
        return path.matchesEverything() || path.matches(rest);
    }

    /** Returns whether a server may take the path for another one: dots that climb, encoded slashes and dots. */
    private static boolean isTricky(@Nullable String rawPath) {
        if (rawPath == null) {
            return false;
        }
        String lower = rawPath.toLowerCase(Locale.ROOT);
        return lower.contains("%2f")
                || lower.contains("%2e")
                || lower.contains("%5c")
                || Segments.of(lower).all().stream().anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static int portOf(String scheme, int port) {
        if (port != NO_PORT) {
            return port;
        }
        return switch (scheme) {
            case "https", "wss" -> 443;
            case "http", "ws" -> 80;
            default -> NO_PORT;
        };
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
