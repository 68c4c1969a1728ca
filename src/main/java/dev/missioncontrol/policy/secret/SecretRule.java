package dev.missioncontrol.policy.secret;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that recognises one kind of credential.
 *
 * @param id its id, such as {@code aws-access-key-id}
 * @param description a sentence for people
 * @param regex what matches; null when the path alone tells
 * @param path which files it looks at; null for all
 * @param secretGroup the group that holds the secret; 0 for the first that matched, or all when there is none
 * @param entropy the least Shannon entropy of the secret in bits per character; 0 for any
 * @param keywords in lower case; it looks only where one of them stands; empty for everywhere
 * @param generic whether it goes by the name beside a value rather than by the form of the value itself
 * @param allowlists what it does not mean
 */
record SecretRule(
        String id,
        String description,
        @Nullable Pattern regex,
        @Nullable Pattern path,
        int secretGroup,
        double entropy,
        List<String> keywords,
        boolean generic,
        List<Allowlist> allowlists) {

    SecretRule {
        keywords = List.copyOf(keywords);
        allowlists = List.copyOf(allowlists);
    }

    /** Returns whether a match may go on over any number of lines, as that of a private key does. */
    boolean reachesFar() {
        Pattern pattern = regex;
        return pattern != null
                && (pattern.pattern().contains("[\\s\\S")
                        || pattern.pattern().contains("[\\S\\s")
                        || pattern.pattern().contains("(?s"));
    }

    /** Returns whether it looks at this file at all. */
    boolean looksAt(String file) {
        return path == null || path.matcher(file).find();
    }

    SecretRule with(List<Allowlist> more) {
        if (more.isEmpty()) {
            return this;
        }
        var joined = new java.util.ArrayList<>(allowlists);
        joined.addAll(more);
        return new SecretRule(id, description, regex, path, secretGroup, entropy, keywords, generic, joined);
    }
}
