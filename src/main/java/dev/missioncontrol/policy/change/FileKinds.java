package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.FileFacts.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells by a path what sort of file it is. */
final class FileKinds {

    private static final Pattern CI = pattern("""
            \\.(?:github|gitea|forgejo)/(?:workflows|actions)/.+
            \\.(?:circleci|buildkite|tekton|teamcity|semaphore|woodpecker)/.+
            \\.gitlab/ci/.+|(?:.*/)?\\.gitlab-ci\\.ya?ml
            (?:.*/)?Jenkinsfile(?:[.-].*)?|(?:.*/)?[^/]+\\.jenkinsfile
            (?:.*/)?(?:action|azure-pipelines[^/]*|bitbucket-pipelines|cloudbuild[^/]*|buildspec[^/]*)\\.ya?ml
            (?:.*/)?\\.?(?:travis|drone|woodpecker|appveyor|wercker|cirrus|semaphore)\\.ya?ml
            """);
    private static final Pattern MANIFEST = pattern("""
            (?:.*/)?(?:pom\\.xml|[^/]+\\.gradle|[^/]+\\.gradle\\.kts|[^/]*\\.versions\\.toml|ivy\\.xml|build\\.sbt)
            (?:.*/)?(?:package\\.json|bower\\.json|deno\\.jsonc?|pnpm-workspace\\.yaml)
            (?:.*/)?(?:requirements[^/]*\\.(?:txt|in)|constraints[^/]*\\.txt|requirements/[^/]+\\.txt|pyproject\\.toml)
            (?:.*/)?(?:setup\\.(?:py|cfg)|Pipfile|environment\\.ya?ml)
            (?:.*/)?(?:go\\.mod|go\\.work|Cargo\\.toml|Gemfile|[^/]+\\.gemspec|composer\\.json|mix\\.exs|pubspec\\.yaml)
            (?:.*/)?(?:[^/]+\\.(?:cs|fs|vb)proj|Directory\\.(?:Packages|Build)\\.(?:props|targets)|packages\\.config)
            (?:.*/)?(?:Package\\.swift|Podfile|conanfile\\.(?:txt|py)|vcpkg\\.json|MODULE\\.bazel|WORKSPACE)
            """);
    private static final Pattern LOCK = pattern("""
            (?:.*/)?(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?|deno\\.lock)
            (?:.*/)?(?:Cargo\\.lock|go\\.sum|go\\.work\\.sum|Gemfile\\.lock|composer\\.lock|mix\\.lock|pubspec\\.lock)
            (?:.*/)?(?:poetry\\.lock|Pipfile\\.lock|uv\\.lock|pdm\\.lock|conda-lock\\.ya?ml|pylock[^/]*\\.toml)
            (?:.*/)?(?:[^/]*gradle\\.lockfile|packages\\.lock\\.json|Package\\.resolved|Podfile\\.lock|flake\\.lock)
            (?:.*/)?(?:MODULE\\.bazel\\.lock|\\.terraform\\.lock\\.hcl)
            """);
    private static final Pattern TEST = pattern("""
            (?:.*/)?src/(?:test|it|integrationTest|testFixtures|androidTest|[a-z]+Test)/.+
            (?:.*/)?(?:tests?|__tests__|spec|specs|e2e|cypress|testdata)/.+
            (?:.*/)?[^/]+(?:Tests?|TestCase|IT|Spec|Specs)\\.(?:java|kt|kts|groovy|scala|cs|fs|vb|swift|php)
            (?:.*/)?Test[A-Z][^/]*\\.(?:java|kt|groovy|scala)
            (?:.*/)?(?:test_[^/]+|[^/]+_test|conftest)\\.pyi?
            (?:.*/)?[^/]+[._-](?:test|spec|cy|e2e)\\.(?:[cm]?[jt]sx?|vue|rb|dart|exs|lua)
            (?:.*/)?[^/]+_(?:test|spec)\\.(?:go|rb|rs|dart|exs|c|cc|cpp|lua|clj)
            """);

    private FileKinds() {}

    /** Returns what a path says of its file. */
    static List<Kind> of(String path) {
        List<Kind> kinds = new ArrayList<>();
        add(kinds, CI, Kind.CI, path);
        add(kinds, MANIFEST, Kind.MANIFEST, path);
        add(kinds, LOCK, Kind.LOCK, path);
        add(kinds, TEST, Kind.TEST, path);
        return kinds;
    }

    private static void add(List<Kind> kinds, Pattern pattern, Kind kind, String path) {
        if (pattern.matcher(path).matches()) {
            kinds.add(kind);
        }
    }

    private static Pattern pattern(String alternatives) {
        return Pattern.compile(String.join("|", alternatives.strip().split("\n")));
    }
}
