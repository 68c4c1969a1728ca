package dev.missioncontrol.policy.change;

import com.google.re2j.Pattern;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.secret.SecretScanner;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of what facts quote from files: names of tests, versions that are URLs. */
final class Concealed {

    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]{1,500}@");

    private final SecretScanner scanner;

    Concealed(SecretScanner scanner) {
        this.scanner = scanner;
    }

    ContentFinding in(ContentFinding finding) {
        String description = text(finding.description());
        return description.equals(finding.description())
                ? finding
                : new ContentFinding(finding.kind(), finding.path(), finding.line(), finding.rule(), description);
    }

    DependencyChange in(DependencyChange change) {
        return new DependencyChange(
                change.path(),
                change.line(),
                change.ecosystem(),
                text(change.name()),
                change.change(),
                version(change.oldVersion()),
                version(change.newVersion()));
    }

    private @Nullable String version(@Nullable String version) {
        return version == null ? null : text(version);
    }

    private String text(String text) {
        String without = text.contains("://") ? USER_INFO.matcher(text).replaceAll("://[secret]@") : text;
        return scanner.masked(without);
    }
}
