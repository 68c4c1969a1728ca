package dev.missioncontrol.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path of the API with its query, encoded as RFC 3986 wants it.
 *
 * @param text the path from {@code /api} on
 */
public record ApiPath(String text) {

    /** Returns the path {@code /api/segment/segment...}. */
    public static ApiPath of(String... segments) {
        return new ApiPath(Arrays.stream(segments).map(ApiPath::encode).collect(Collectors.joining("/", "/api/", "")));
    }

    /** Returns the path with a query parameter more, or as it is when the value is null. */
    public ApiPath with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new ApiPath(text + (text.contains("?") ? "&" : "?") + name + "=" + encode(value.toString()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
