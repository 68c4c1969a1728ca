package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a server is.
 *
 * @param url its address, without a slash at the end
 */
public record ServerAddress(String url) {

    /** Where {@code ./missionctl up} starts one. */
    public static final ServerAddress DEFAULT = new ServerAddress("http://127.0.0.1:8080");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads an address as a person writes it.
     *
     * @throws Failure when it is not an {@code http://} or {@code https://} address
     */
    public static ServerAddress parse(String text) {
        String trimmed = text.strip().replaceAll("/+$", "");
        try {
            URI uri = new URI(trimmed);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return new ServerAddress(trimmed);
            }
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static Failure wrong(String text) {
        return Failure.usage(
                "'" + text + "' is not the address of a server.",
                "Write it as http://host:port or https://host, without credentials.");
    }

    /** Returns the address of a path. */
    URI resolve(ApiPath path) {
        return URI.create(url + path);
    }

    /** Returns whether what is sent there can be read on its way. */
    public boolean isExposed() {
        URI uri = URI.create(url);
        return "http".equalsIgnoreCase(uri.getScheme()) && !THIS_MACHINE.contains(uri.getHost());
    }

    @Override
    public String toString() {
        return url;
    }
}
