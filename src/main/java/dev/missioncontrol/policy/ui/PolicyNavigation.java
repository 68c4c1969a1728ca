package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.shared.Digest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses of the Policy view. */
final class PolicyNavigation {

    static final String POLICY = "policy";
    static final String DRAFT = POLICY + "/draft";
    static final String EFFECTIVE = POLICY + "/effective";
    static final String STARTER = "starter";
    static final String VERSION = "version";
    static final String REPO = "repo";
    static final String LINE = "line";
    static final String COMPARE = "compare";

    private PolicyNavigation() {}

    /** Returns the address of a version; {@code repo} is the name of the repository it binds, null for none. */
    static String version(PackVersion version, @Nullable String repo) {
        return POLICY + "/" + encode(version.name()) + "/" + version.version() + query(REPO, repo);
    }

    /** Returns the address of a pack by the digest of its text; {@code repo} is the repository whose file it is in. */
    static String file(String pack, Digest hash, String repo) {
        return POLICY + "/" + encode(pack) + "/" + hash.hex() + query(REPO, repo);
    }

    /** Returns the address of a draft that begins with a starter pack. */
    static String starter(String name) {
        return DRAFT + query(STARTER, name);
    }

    /** Returns the address of a draft that begins with a version. */
    static String edit(PackVersion version, @Nullable String repo) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(VERSION, version.id().toString());
        if (repo != null) {
            query.put(REPO, repo);
        }
        return DRAFT + "?" + QueryParameters.simple(query).getQueryString();
    }

    /** Returns the address of the rules in force for a repository; null for what binds every repository. */
    static String effective(@Nullable String repo) {
        return EFFECTIVE + query(REPO, repo);
    }

    /** Goes to one of these addresses. */
    static void go(UI ui, String address) {
        Location target = new Location(address);
        ui.navigate(target.getPath(), target.getQueryParameters());
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? "" : "?" + name + "=" + encode(value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
