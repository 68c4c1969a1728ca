package dev.missioncontrol.policy.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.FileFacts.Kind;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.secret.FakeSecrets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionFactsTests {

    private static final String LICENCE = "/*\n * Copyright 2020 Example Ltd.\n * SPDX-License-Identifier: MIT\n */\n";

    private final FakeSecrets fakes = new FakeSecrets(7);
    private final ChangeScenario change = new ChangeScenario();

    @Test
    void countsLinesAndBytesOfEachFile() {
        List<FileFacts> files = change.add("a.txt", "one\ntwo\n")
                .change("b.txt", "one\ntwo\n", "one\nthree\nfour\n")
                .delete("c.txt", "gone\n")
                .add("d.bin", GitMode.EXECUTABLE, new byte[] {0, 1})
                .facts()
                .files();

        assertThat(files)
                .containsExactly(
                        new FileFacts("a.txt", Operation.ADD, null, "100644", 0, 8, false, 2, 0, List.of()),
                        new FileFacts("b.txt", Operation.MODIFY, "100644", "100644", 8, 15, false, 2, 1, List.of()),
                        new FileFacts("c.txt", Operation.DELETE, "100644", null, 5, 0, false, 0, 1, List.of()),
                        new FileFacts("d.bin", Operation.ADD, null, "100755", 0, 2, true, 0, 0, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        ".github/workflows/ci.yml,CI",
        ".gitlab-ci.yml,CI",
        "ci/Jenkinsfile,CI",
        "pom.xml,MANIFEST",
        "app/build.gradle.kts,MANIFEST",
        "requirements-dev.txt,MANIFEST",
        "web/package-lock.json,LOCK",
        "Cargo.lock,LOCK",
        "go.sum,LOCK",
        "src/test/java/a/FooTests.java,TEST",
        "pkg/foo_test.go,TEST",
        "web/src/a.spec.ts,TEST",
        "tests/test_a.py,TEST"
    })
    void tellsByThePathWhatSortOfFileItIs(String path, Kind kind) {
        assertThat(FileKinds.of(path)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java/Contest.java", "latest/a.md", "docs/pom.xml.md", "src/attest.go"})
    void takesNothingElseForOne(String path) {
        assertThat(FileKinds.of(path)).isEmpty();
    }

    @Test
    void findsSecretsInAddedLinesOnly() {
        String old = "id = " + fakes.awsKey() + "\n";
        String added = "token: " + fakes.githubToken() + "\n";

        assertThat(change.change("a.yml", old + "x\n", old + "x\n" + added).findings())
                .containsExactly("SECRET a.yml:3 github-personal-access-token");
    }

    @Test
    void findsAPrivateKeyOfWhichOnlyTheBodyChanges() {
        String before = FakeSecrets.pem(fakes.privateKeyLines(4));
        String[] lines = before.split("\n", -1);
        lines[2] = fakes.privateKeyLines(1)[0];

        assertThat(change.change("key.pem", before, String.join("\n", lines)).findings())
                .containsExactly("SECRET key.pem:3 private-key");
    }

    @Test
    void tellsNothingOfASecretThatOnlyMoves() {
        String text = "one\ntwo\nthree\nfour\nid = " + fakes.awsKey() + "\n";

        assertThat(change.delete("old.txt", text)
                        .add("new.txt", text + "five\n")
                        .findings())
                .isEmpty();
    }

    @Test
    void findsASecretInABinaryFileThatComesButNotInOneThatGoes() {
        String binary = "\u0000" + fakes.awsKey() + "\u0000";

        assertThat(change.add("new.bin", binary)
                        .delete("old.bin", "\u0000\u0000" + binary)
                        .findings())
                .containsExactly("SECRET new.bin:0 aws-access-key-id");
    }

    @Test
    void knowsWhatACommitOnTheWayHoldsAndALaterOneTakesBack() {
        ChangeFacts.Content facts = change.change("a.txt", "one\n", "two\n")
                .passing("a.txt", "key = " + fakes.awsKey() + "\n", "Add a key")
                .passing(".github/workflows/x.yml", "on: push\n", "Add CI")
                .facts();

        assertThat(facts.files())
                .extracting(FileFacts::path, FileFacts::operation, FileFacts::kinds)
                .containsExactly(
                        tuple(".github/workflows/x.yml", Operation.ADD, List.of(Kind.CI)),
                        tuple("a.txt", Operation.MODIFY, List.of()));
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ContentFinding.Kind.SECRET);
            assertThat(finding.path()).isEqualTo("a.txt");
            assertThat(finding.line()).isZero();
            assertThat(finding.description()).contains("'Add a key'", "a later one takes it back");
        });
    }

    @Test
    void neverQuotesASecret() {
        String key = fakes.awsKey();
        ChangeFacts.Content facts = change.change(
                        "tests/test_a.py", "def test_" + key + "():\n    pass\n", "key = '" + key + "'\n")
                .change(
                        "package.json",
                        "{}\n",
                        "{\"dependencies\": {\"a\": \"git+https://me:" + fakes.text(30) + "@example.org/a.git\"}}\n")
                .facts();

        assertThat(facts.toString()).doesNotContain(key).contains("git+https://[secret]@example.org/a.git");
        assertThat(facts.findings()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void findsALicenceHeaderThatIsGone() {
        assertThat(change.change("A.java", LICENCE + "class A {}\n", "class A {}\n")
                        .change("b.py", "#!/usr/bin/env python\n# Copyright (c) 2020 X\nx = 1\n", "x = 1\n")
                        .findings())
                .containsExactly(
                        "LICENCE_REMOVED A.java:1 licence-header-removed",
                        "LICENCE_REMOVED b.py:1 licence-header-removed");
    }

    @Test
    void acceptsALicenceHeaderThatIsWrittenAnew() {
        assertThat(change.change("A.java", LICENCE + "class A {}\n", "// SPDX-License-Identifier: MIT\nclass A {}\n")
                        .change("B.java", "class B { String licence; }\n", "class B {}\n")
                        .findings())
                .isEmpty();
    }

    @Test
    void findsADeletedLicenceFile() {
        assertThat(change.delete("LICENSE", "MIT\n").findings())
                .containsExactly("LICENCE_REMOVED LICENSE:1 licence-file-deleted");
    }

    @Test
    void findsDeletedTestFilesAndTests() {
        String two =
                "class ATests {\n    @Test\n    void first() {\n    }\n\n    @Test\n    void second() {\n    }\n}\n";
        String one = "class ATests {\n    @Test\n    void first() {\n    }\n}\n";

        assertThat(change.change("src/test/java/ATests.java", two, one)
                        .delete("src/test/java/BTests.java", "class BTests {\n    @Test\n    void third() {}\n}\n")
                        .findings())
                .containsExactly(
                        "TEST_DELETED src/test/java/ATests.java:6 test-deleted",
                        "TEST_DELETED src/test/java/BTests.java:0 test-file-deleted");
    }

    @Test
    void tellsNothingOfATestThatMovesToAnotherFile() {
        String test = "    @Test\n    void first() {\n    }\n";

        assertThat(change.change("src/test/java/ATests.java", "class ATests {\n" + test + "}\n", "class ATests {\n}\n")
                        .add("src/test/java/BTests.java", "class BTests {\n" + test + "}\n")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/test/java/ATests.java|    @Test void works() { }",
                "src/test/kotlin/ATests.kt|    @Test fun `works well`() = run {}",
                "tests/test_a.py|def test_works():",
                "a_test.go|func TestWorks(t *testing.T) {",
                "a.spec.ts|  it('works', () => {",
                "a.test.js|test(\"works\", async () => {",
                "tests/a.rs|#[test] fn works() {",
                "test/ATests.cs|    [Fact] public void Works() {"
            })
    void knowsTestsOfTheCommonFrameworks(String path, String line) {
        assertThat(change.change(path, "// x\n" + line + "\n}\n", "// x\n}\n").findings())
                .containsExactly("TEST_DELETED " + path + ":2 test-deleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/test/java/ATests.java|    @Disabled(\"later\")",
                "src/test/java/ATests.java|    @Ignore",
                "src/test/java/ATests.java|    @Test(enabled = false)",
                "tests/test_a.py|@pytest.mark.skip(reason='later')",
                "tests/test_a.py|    pytest.skip('later')",
                "tests/test_a.py|@unittest.skip('later')",
                "a_test.go|\tt.Skip(\"later\")",
                "a.spec.ts|  it.skip('works', () => {",
                "a.spec.ts|  xit('works', () => {",
                "a.spec.ts|describe.skip('all', () => {",
                "src/a.rs|    #[ignore]",
                "test/ATests.cs|    [Fact(Skip = \"later\")]"
            })
    void findsTestsThatAreSkipped(String path, String line) {
        assertThat(change.change(path, "// x\n", "// x\n" + line + "\n").findings())
                .containsExactly("TEST_DISABLED " + path + ":2 test-disabled");
    }

    @Test
    void findsATestSingledOutAndABuildThatSkipsTests() {
        assertThat(change.change("a.spec.ts", "x\n", "x\nit.only('works', () => {\n")
                        .change(".github/workflows/ci.yml", "x: y\n", "x: y\nrun: mvn -DskipTests verify\n")
                        .change(
                                "pom.xml",
                                "<project/>\n",
                                "<project><properties>\n<skipTests>true</skipTests>\n" + "</properties></project>\n")
                        .findings())
                .containsExactly(
                        "TEST_DISABLED .github/workflows/ci.yml:2 tests-skipped-by-build",
                        "TEST_DISABLED a.spec.ts:2 test-focused",
                        "TEST_DISABLED pom.xml:2 tests-skipped-by-build");
    }

    @ParameterizedTest
    @CsvSource({
        "link,../../etc/passwd,true",
        "a/b/link,../../../etc/passwd,true",
        "a/link,/etc/passwd,true",
        "a/link,C:/Windows,true",
        "a/link,..\\..\\x,true",
        "a/b/link,../../etc/passwd,false",
        "a/link,b/../c,false",
        "link,./x,false"
    })
    void findsSymbolicLinksThatLeaveTheRepository(String path, String target, boolean escapes) {
        change.add(path, GitMode.SYMLINK, target.getBytes(UTF_8));

        assertThat(change.findings())
                .isEqualTo(escapes ? List.of("SYMLINK_ESCAPE " + path + ":1 symlink-escape") : List.of());
    }

    @Test
    void saysWhichFilesAreBeyondTheLimitOfTheWholeChange() {
        change.add("a.txt", GitMode.FILE, "12345\n".getBytes(UTF_8));
        change.add("b.txt", GitMode.FILE, "12345\n".getBytes(UTF_8));
        change.add("c.txt", GitMode.FILE, "1\n".getBytes(UTF_8));

        ChangeFacts.Content facts = change.facts(new ScanLimit(10));

        assertThat(facts.findings())
                .extracting(ChangeScenario::text)
                .containsExactly("UNREADABLE b.txt:0 change-too-large", "UNREADABLE c.txt:0 change-too-large");
        assertThat(facts.files()).hasSize(3);
    }

    @Test
    void saysWhatItDoesNotLookInto() {
        byte[] large = "x\n".repeat((int) (ChangeReader.LARGEST_FILE / 2 + 1)).getBytes(UTF_8);

        ChangeFacts.Content facts = change.add("large.txt", GitMode.FILE, large).facts();

        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(ChangeScenario.text(finding)).isEqualTo("UNREADABLE large.txt:0 file-too-large"));
        assertThat(facts.files())
                .singleElement()
                .returns(large.length / 2, FileFacts::additions)
                .returns((long) large.length, FileFacts::newSize);
    }
}
