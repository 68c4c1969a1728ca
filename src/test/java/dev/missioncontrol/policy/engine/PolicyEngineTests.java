package dev.missioncontrol.policy.engine;

import static dev.missioncontrol.policy.engine.Packs.blocking;
import static dev.missioncontrol.policy.engine.Packs.call;
import static dev.missioncontrol.policy.engine.Packs.change;
import static dev.missioncontrol.policy.engine.Packs.org;
import static dev.missioncontrol.policy.engine.Packs.policy;
import static dev.missioncontrol.policy.engine.Packs.repo;
import static dev.missioncontrol.policy.engine.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.pack.BrokenPack;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.EffectiveRule;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.BudgetLimits.Key;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Obligation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEngineTests {

    private static Evaluation evaluate(String sections, Facts facts) {
        return PolicyEngine.evaluate(policy(org(sections)), facts);
    }

    @Test
    void deniesEverythingThatWritesWithoutAPack() {
        EffectivePolicy none = EffectivePolicy.of(List.of());

        assertThat(PolicyEngine.evaluate(none, write("push_branch", "x")).allowed())
                .isFalse();
        assertThat(PolicyEngine.evaluate(none, call("list_files", Map.of())).allowed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "push_branch, branches.write",
        "open_pr, branches.write",
        "merge, actions",
        "read_secret, actions",
        "something_new, actions"
    })
    void deniesWritesThatAnEmptyPackDoesNotName(String action, String rule) {
        assertThat(blocking(evaluate("", write(action, "missioncontrol/1")))).contains(rule, "actions");
    }

    @Test
    void deniesToolsOutsideTheList() {
        String tools = "tools: { allow: [{ name: \"list_*\" }, { name: search, server: github }] }";

        assertThat(evaluate(tools, call("list_files", Map.of())).allowed()).isTrue();
        assertThat(evaluate(tools, call("search", Map.of("server", "github"))).allowed())
                .isTrue();
        assertThat(blocking(evaluate(tools, call("search", Map.of())))).containsExactly("tools.allow");
        assertThat(blocking(evaluate(tools, call("list_files", Map.of("server", "evil")))))
                .containsExactly("tools.allow");
        assertThat(blocking(evaluate("", call("list_files", Map.of())))).containsExactly("tools.allow");
    }

    @Test
    void matchesArgumentsInDoubtAgainstTheAgent() {
        String tools = "tools: { allow: [{ name: read, arguments: { path: \"src/**\" } }],"
                + " deny: [{ name: read, arguments: { path: \"src/secret/**\" } }] }";

        assertThat(evaluate(tools, read("src/a")).allowed()).isTrue();
        assertThat(evaluate(tools, read(List.of("src/a", "src/b"))).allowed()).isTrue();
        assertThat(evaluate(tools, read(List.of("src/a", "etc/b"))).allowed()).isFalse();
        assertThat(evaluate(tools, read("src/../etc/passwd")).allowed()).isFalse();
        assertThat(evaluate(tools, read("src/a/../secret/key")).allowed()).isFalse();
        assertThat(evaluate(tools, read("src/secret/key")).allowed()).isFalse();
        assertThat(evaluate(tools, read(Map.of("x", "src/a"))).allowed()).isFalse();
        assertThat(evaluate(tools, call("read", Map.of())).allowed()).isFalse();
    }

    private static Facts read(Object path) {
        return call("read", Map.of("arguments", Map.of("path", path)));
    }

    @Test
    void allowsOnlyTheEndpointsThatAreListed() {
        String tools = "tools: { allow: [{ name: fetch, endpoints: \"https://api.github.com/**\" }] }";

        assertThat(evaluate(tools, fetch("https://api.github.com/repos")).allowed())
                .isTrue();
        assertThat(evaluate(tools, fetch("https://api.github.com@evil.org/")).allowed())
                .isFalse();
        assertThat(evaluate(tools, call("fetch", Map.of())).allowed()).isFalse();
    }

    private static Facts fetch(String endpoint) {
        return call("fetch", Map.of("endpoint", endpoint));
    }

    @Test
    void namesEachFileThatIsDeniedWithItsPlace() {
        Evaluation evaluation = evaluate(
                "file_globs:\n  - { id: gen, paths: [\"gen/**\"], except: [\"gen/ok\"], effect: deny, reason: Made by the build. }",
                change("gen/a", "gen/ok", "src/b"));

        assertThat(evaluation.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.place()).isEqualTo(Place.file("gen/a"));
            assertThat(violation.reason()).isEqualTo("gen/a may not be modified. Made by the build.");
            assertThat(violation.rule().id()).isEqualTo("gen");
            assertThat(violation.rule().line()).isEqualTo(4);
            assertThat(violation.rule().column()).isEqualTo(5);
        });
    }

    @Test
    void deniesFilesThatNoAllowRuleMatches() {
        String files = "file_globs: [{ id: src, paths: [\"src/**\"], effect: allow }]";

        assertThat(evaluate(files, change("src/a")).allowed()).isTrue();
        assertThat(blocking(evaluate(files, change("src/a", "pom.xml")))).containsExactly("file_globs.allow");
    }

    @Test
    void endsAFreezeInTime() {
        String frozen = "frozen: [{ id: a, paths: [x], until: 2026-05-31 }, { id: b, paths: [y], until: 2026-06-01 }]";

        assertThat(blocking(evaluate(frozen, change("x", "y")))).containsExactly("b");
    }

    @Test
    void asksTheConditionOfEachFile() {
        String files = "file_globs: [{ id: big, paths: [\"**\"], effect: deny, when: file.additions > 100 }]";
        Facts facts = change(List.of(), Map.of("files", List.of(file("a", 100), file("b", 101))));

        assertThat(evaluate(files, facts).violations())
                .extracting(violation -> violation.place().path())
                .containsExactly("b");
    }

    private static Map<String, Object> file(String path, long additions) {
        return Map.of("path", path, "additions", additions);
    }

    @Test
    void deniesAnErrorInEveryModeAndSaysWhere() {
        Evaluation evaluation = evaluate("""
                mode: observe
                tools:
                  allow:
                    - name: read
                      when: tool.arguments.size > 10
                """, call("read", Map.of("arguments", Map.of())));

        assertThat(evaluation.verdict().status()).isEqualTo(Status.ERROR);
        assertThat(evaluation.allowed()).isFalse();
        assertThat(evaluation.violations().getFirst().reason())
                .contains("cannot be evaluated", "line 7, column 27", "'org'");
    }

    @ParameterizedTest
    @CsvSource({"observe, OBSERVED, true", "warn, WARN, true", "enforce, BLOCK, false"})
    void givesADenialTheLevelOfThePacksMode(String mode, Level level, boolean allowed) {
        Evaluation evaluation = evaluate("mode: " + mode + "\nfrozen: [{ id: x, paths: [x] }]", change("x"));

        assertThat(evaluation.verdict().status()).isEqualTo(Status.DENY);
        assertThat(evaluation.violations()).extracting(PolicyViolation::level).containsExactly(level);
        assertThat(evaluation.allowed()).isEqualTo(allowed);
    }

    @Test
    void findsWhatIsInTheContent() {
        Facts facts = change(
                List.of(),
                Map.of(
                        "files",
                                List.of(
                                        Map.of("path", ".github/workflows/a.yml", "kinds", List.of("ci")),
                                        Map.of("path", "link", "operation", "add", "newMode", "120000"),
                                        Map.of("path", "a.bin", "operation", "add", "binary", true),
                                        Map.of("path", "web/package-lock.json", "kinds", List.of("lock")),
                                        Map.of("path", "pom.xml", "kinds", List.of("manifest"))),
                        "findings",
                                List.of(
                                        finding("secret", "a.env", 3, "aws"),
                                        finding("secret", "a.env", 4, "aws"),
                                        finding("symlink_escape", "link", 0, "symlink-escape"),
                                        finding("test_deleted", "ATest.java", 7, "test-deleted"),
                                        finding("test_disabled", "BTest.java", 9, "test-disabled"),
                                        finding("licence_removed", "C.java", 1, "licence"),
                                        finding("unreadable", "huge.txt", 0, "file-too-large")),
                        "dependencies",
                                List.of(Map.of(
                                        "path",
                                        "pom.xml",
                                        "line",
                                        12L,
                                        "name",
                                        "org.example:lib",
                                        "change",
                                        "added"))));
        Evaluation evaluation = evaluate("""
                diff:
                  binary: deny
                  ci_files: deny
                  licence_headers: deny
                  tests: { deleted: deny, disabled: deny }
                  dependencies: { added: deny, lock_files: deny }
                """, facts);

        assertThat(evaluation.violations())
                .extracting(violation -> violation.rule().id() + " "
                        + violation.place().path() + ":" + violation.place().line())
                .containsExactlyInAnyOrder(
                        "diff.ci_files .github/workflows/a.yml:0",
                        "diff.modes link:0",
                        "diff.symlink_escapes link:0",
                        "diff.binary a.bin:0",
                        "diff.dependencies.lock_files web/package-lock.json:0",
                        "diff.secrets a.env:3",
                        "diff.secrets a.env:4",
                        "diff.tests.deleted ATest.java:7",
                        "diff.tests.disabled BTest.java:9",
                        "diff.licence_headers C.java:1",
                        "diff.unreadable huge.txt:0",
                        "diff.dependencies.added pom.xml:12");
        assertThat(evaluation.violations().stream().map(PolicyViolation::fingerprint))
                .doesNotHaveDuplicates();
    }

    private static Map<String, Object> finding(String kind, String path, long line, String rule) {
        return Map.of("kind", kind, "path", path, "line", line, "rule", rule, "description", "Found.");
    }

    @Test
    void keepsTheFingerprintWhenLinesMoveAndThePackChanges() {
        Facts before = change(List.of("a"), Map.of("findings", List.of(finding("secret", "a", 3, "aws"))));
        Facts after = change(List.of("a"), Map.of("findings", List.of(finding("secret", "a", 30, "aws"))));

        assertThat(evaluate("", before).violations().getFirst().fingerprint())
                .isEqualTo(evaluate("description: other", after)
                        .violations()
                        .getFirst()
                        .fingerprint());
    }

    @Test
    void measuresTheChange() {
        Facts facts = change(List.of(), Map.of("files", List.of(sized("a", 10), sized("b", 20))));

        assertThat(blocking(evaluate("diff: { max_files: 1 }", facts))).containsExactly("diff.max_files");
        assertThat(blocking(evaluate("diff: { max_lines: 5 }", facts))).containsExactly("diff.max_lines");
        assertThat(blocking(evaluate("diff: { max_total_bytes: 29 }", facts))).containsExactly("diff.max_total_bytes");
        assertThat(evaluate("diff: { max_file_bytes: 19 }", facts).violations())
                .extracting(violation -> violation.place().path())
                .containsExactly("b");
        assertThat(evaluate("diff: { max_files: 2, max_lines: 6, max_total_bytes: 30, max_file_bytes: 20 }", facts)
                        .allowed())
                .isTrue();
    }

    private static Map<String, Object> sized(String path, long bytes) {
        return Map.of("path", path, "newSize", bytes, "additions", 2L, "deletions", 1L);
    }

    @Test
    void handsOutTheApprovalsThatApply() {
        Evaluation evaluation = evaluate("""
                approvals:
                  - { id: any }
                  - { id: build, paths: ["**/pom.xml"], count: 2, roles: [admin], not_requester: true, expires_after: 72h }
                  - { id: docs, paths: ["docs/**"] }
                  - { id: large, min_files: 3 }
                """, change("pom.xml", "src/a"));

        assertThat(evaluation.approvals())
                .extracting(approval -> approval.rule().id())
                .containsExactly("any", "build");
        ApprovalRule build = evaluation.approvals().getLast();
        assertThat(build.because()).contains("pom.xml", "2 people with the role admin");
        assertThat(Objects.requireNonNull(build.expiresAfter()).toHours()).isEqualTo(72);
    }

    @Test
    void obligesToRunTestsAndShowEvidence() {
        Evaluation evaluation = evaluate("""
                file_globs: [{ id: code, paths: ["src/**"], effect: must_run_tests }]
                checks: { required: [build], must_run_tests: { value: true, when: patch.files > 5 } }
                evidence: [summary]
                """, change("src/a"));

        assertThat(evaluation.obligations())
                .extracting(Obligation::name, Obligation::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("must_run_tests", ""),
                        org.assertj.core.groups.Tuple.tuple("require_check", "build"),
                        org.assertj.core.groups.Tuple.tuple("require_evidence", "summary"));
    }

    @Test
    void letsARepositoryTighten() {
        PolicyPack org = org("diff: { max_files: 10 }\nactions: { push_branch: allow }\nbranches: { write: [\"**\"] }");
        PolicyPack repo = repo("diff: { max_files: 1 }\nactions: { push_branch: deny }");

        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), change("a", "b"))))
                .containsExactly("diff.max_files");
        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), write("push_branch", "x"))))
                .containsExactly("actions.push_branch");
    }

    @Test
    void loosensNothingThatIsNotMarked() {
        PolicyPack org = org("diff: { max_files: 1 }\nactions: { merge: deny }");
        PolicyPack repo = repo("""
                diff: { max_files: 10 }
                actions: { merge: allow }
                tools: { allow: [{ name: run_shell }] }
                overrides:
                  - { rule: diff.max_files, reason: No }
                  - { rule: actions.merge, reason: No }
                  - { rule: tools.allow, reason: No }
                """);

        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), change("a", "b"))))
                .containsExactly("diff.max_files");
        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), write("merge", "x"))))
                .containsExactly("actions.merge");
        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), call("run_shell", Map.of()))))
                .containsExactly("tools.allow");
    }

    @Test
    void loosensWhatIsMarkedUntilItEnds() {
        PolicyPack org = org("diff: { max_files: { value: 1, overridable: true } }");
        String entry = "diff: { max_files: 3 }\noverrides: [{ rule: diff.max_files, reason: Generated, until: %s }]";

        Evaluation now = PolicyEngine.evaluate(policy(org, repo(entry.formatted("2026-06-01"))), change("a", "b"));
        assertThat(now.allowed()).isTrue();
        assertThat(rules(now.verdict()).filter(verdict -> verdict.status() == Status.SKIPPED))
                .anySatisfy(verdict -> assertThat(verdict.sentence()).contains("'repo'", "Generated"));
        assertThat(PolicyEngine.evaluate(policy(org, repo(entry.formatted("2026-05-31"))), change("a", "b"))
                        .allowed())
                .isFalse();
    }

    @Test
    void leavesALoosenedActionToTheRepository() {
        PolicyPack org = org("actions: { merge: { effect: deny, overridable: true } }");
        String override = "overrides: [{ rule: actions.merge, reason: Merges itself }]\n";

        assertThat(PolicyEngine.evaluate(policy(org, repo(override + "actions: { merge: allow }")), write("merge", "x"))
                        .allowed())
                .isTrue();
        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo(override)), write("merge", "x"))))
                .containsExactly("actions");
    }

    @Test
    void deniesBranchesWhenEveryListIsLoosened() {
        PolicyPack org =
                org("actions: { push_branch: allow }\nbranches: { write: { value: [\"mc/**\"], overridable: true } }");
        PolicyPack repo = repo("overrides: [{ rule: branches.write, reason: None }]");

        assertThat(blocking(PolicyEngine.evaluate(policy(org, repo), write("push_branch", "main"))))
                .containsExactly("branches.write");
    }

    @Test
    void deniesWhileAPackIsBroken() {
        var problems =
                PackParser.parse("version: 1\nname: Broken\n", Scope.REPO).problems();
        EffectivePolicy policy = policy(org("mode: observe"))
                .withBroken(new BrokenPack("policy.yml@abc", Scope.REPO, Digest.of("x"), problems));

        Evaluation evaluation = PolicyEngine.evaluate(policy, change("a"));

        assertThat(evaluation.allowed()).isFalse();
        assertThat(evaluation.verdict().status()).isEqualTo(Status.ERROR);
        assertThat(evaluation.violations().getFirst().reason()).contains("policy.yml@abc", "line 2, column 7");
    }

    @Test
    void judgesRepositoriesAndBaseBranchesAtTheStart() {
        String pack = "repositories: { allow: [\"team/*\"], deny: [\"team/old\"] }\nbranches: { base: [main] }";

        assertThat(evaluate(pack, run("team/a", "main")).allowed()).isTrue();
        assertThat(blocking(evaluate(pack, run("other/a", "main")))).containsExactly("repositories.allow");
        assertThat(blocking(evaluate(pack, run("team/old", "main")))).containsExactly("repositories.deny");
        assertThat(blocking(evaluate(pack, run("team/a", "release")))).containsExactly("branches.base");
    }

    private static Facts run(String repository, String branch) {
        return FactsJson.read(Map.of(
                "point", "run_start",
                "at", "2026-06-01T00:00:00Z",
                "repositories", List.of(Map.of("name", repository, "baseBranch", branch))));
    }

    @Test
    void takesTheSmallestBudgetOfAllPacks() {
        PolicyPack org =
                org("budgets: { workflow: { minutes: 60, cost_usd: 2.5, tokens: { value: 10, overridable: true } } }");
        PolicyPack repo = repo("budgets: { workflow: { minutes: 30, tokens: 99 }, warn_at_percent: 50 }\n"
                + "overrides: [{ rule: budgets.workflow.tokens, reason: More, until: 2026-06-01 }]");
        EffectivePolicy policy = policy(org, repo);

        assertThat(amount(policy, Meter.MINUTES, "2026-06-01T00:00:00Z")).isEqualTo(30);
        assertThat(amount(policy, Meter.COST_MILLIS, "2026-06-01T00:00:00Z")).isEqualTo(2500);
        assertThat(amount(policy, Meter.TOKENS, "2026-06-01T00:00:00Z")).isEqualTo(99);
        assertThat(amount(policy, Meter.TOKENS, "2026-06-02T00:00:00Z")).isEqualTo(10);
        assertThat(policy.budgets().warnAtPercent()).isEqualTo(50);
    }

    private static long amount(EffectivePolicy policy, Meter meter, String at) {
        return Objects.requireNonNull(policy.budgets(Instant.parse(at)).limits().get(new Key(Span.WORKFLOW, meter)))
                .amount();
    }

    @Test
    void showsTheOriginOfEveryRule() {
        EffectivePolicy policy = policy(
                org("diff: { max_files: 10, max_lines: { value: 5, overridable: true } }"),
                repo("diff: { max_files: 2 }\noverrides: [{ rule: diff.max_lines, reason: Long }]"));

        assertThat(policy.name()).isEqualTo("org + repo");
        assertThat(policy.rules())
                .filteredOn(rule -> rule.ref().id().startsWith("diff.max"))
                .extracting(rule -> rule.ref().pack() + " " + rule.ref().id() + " " + rule.state())
                .containsExactly(
                        "org diff.max_files " + EffectiveRule.State.STRICTER_ELSEWHERE,
                        "org diff.max_lines " + EffectiveRule.State.LOOSENED,
                        "repo diff.max_files " + EffectiveRule.State.IN_FORCE);
    }

    private static Stream<Verdict> rules(Verdict verdict) {
        return verdict.rule() == null
                ? verdict.children().stream().flatMap(PolicyEngineTests::rules)
                : Stream.of(verdict);
    }
}
