package dev.missioncontrol.policy.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.secret.FakeSecrets;
import dev.missioncontrol.policy.secret.SecretScanners;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiffFactsTests {

    private static final ChangeContext CONTEXT = new ChangeContext(Instant.EPOCH, "ann", "codemod", "main");

    private final DiffFacts facts = new DiffFacts(new SecretScanners(), PatchLimits.defaults(), ScanLimit.defaults());

    private DiffFacts.Told told(String diff) {
        return facts.of(diff.getBytes(UTF_8), "shop", "missioncontrol/x", CONTEXT);
    }

    @Test
    void tellsAllOfAFileThatIsNew() {
        String key = new FakeSecrets(5).awsKey();

        DiffFacts.Told told = told("""
                diff --git a/pom.xml b/pom.xml
                new file mode 100644
                --- /dev/null
                +++ b/pom.xml
                @@ -0,0 +1,2 @@
                +<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>
                +</dependencies><!-- %s --></project>
                """.formatted(key));

        assertThat(told.unknown()).isEmpty();
        assertThat(told.facts().files())
                .singleElement()
                .returns(Operation.ADD, FileFacts::operation)
                .returns(2, FileFacts::additions)
                .returns("100644", FileFacts::newMode);
        assertThat(told.facts().dependencies())
                .extracting(ChangeScenario::text)
                .containsExactly("1 maven g:a ADDED null -> null");
        assertThat(told.facts().findings())
                .extracting(ChangeScenario::text)
                .containsExactly("SECRET pom.xml:2 aws-access-key-id");
    }

    @Test
    void saysWhatItCannotKnowOfAFileThatChanges() {
        DiffFacts.Told told = told("""
                --- a/package.json
                +++ b/package.json
                @@ -10,2 +10,2 @@
                   "dependencies": {
                -    "a": "1"
                +    "a": "2"
                """);

        assertThat(told.facts().dependencies()).isEmpty();
        assertThat(told.unknown())
                .containsExactly(
                        "package.json: its size, and secrets or licence headers of which the diff shows only a part.",
                        "package.json: which dependencies change, because it can only be read as a whole.");
    }

    @Test
    void findsThingsAtTheirLinesInTheFile() {
        String key = new FakeSecrets(6).awsKey();

        DiffFacts.Told told = told("""
                --- a/requirements.txt
                +++ b/requirements.txt
                @@ -40,2 +40,3 @@
                 a==1
                -b==1
                +b==2
                +c==3
                --- a/src/test/java/ATests.java
                +++ b/src/test/java/ATests.java
                @@ -7,3 +7,2 @@
                 class ATests {
                -    @Test void works() { }
                -    void other() { }
                +    String key = "%s";
                """.formatted(key));

        assertThat(told.facts().dependencies())
                .extracting(ChangeScenario::text)
                .containsExactly("41 pypi b UPGRADED ==1 -> ==2", "42 pypi c ADDED null -> ==3");
        assertThat(told.facts().findings())
                .extracting(ChangeScenario::text)
                .containsExactly(
                        "SECRET src/test/java/ATests.java:8 aws-access-key-id",
                        "TEST_DELETED src/test/java/ATests.java:8 test-deleted");
    }

    @Test
    void listsARenameAsOneFileThatGoesAndOneThatComes() {
        DiffFacts.Told told = told("""
                diff --git a/src/test/a.spec.ts b/src/test/b.spec.ts
                similarity index 100%
                rename from src/test/a.spec.ts
                rename to src/test/b.spec.ts
                """);

        assertThat(told.facts().files())
                .extracting(FileFacts::path, FileFacts::operation)
                .containsExactly(
                        tuple("src/test/a.spec.ts", Operation.DELETE), tuple("src/test/b.spec.ts", Operation.ADD));
        assertThat(told.facts().findings()).isEmpty();
    }

    @Test
    void refusesWhatIsNoDiff() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> told("hello\n"))
                .returns(Refusal.Kind.INVALID, Refusal::kind);
    }
}
