package dev.missioncontrol.forge.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.forge.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProjectTests {

    @TempDir
    private Path root;

    private final SampleProject sample = new SampleProject();

    @Test
    void isTheSameToTheByteEachTime() throws IOException {
        TestRepository one = TestRepository.at(sample.create(root.resolve("one")));
        TestRepository two = TestRepository.at(sample.create(root.resolve("two")));

        assertThat(one.head("main")).isEqualTo(two.head("main"));
        assertThat(one.git("rev-list", "--count", "main")).isEqualTo("4");
        assertThat(one.git("fsck", "--strict")).isEmpty();
    }

    @Test
    void isLeftAloneWhenItIsThere() throws IOException {
        TestRepository first = TestRepository.at(sample.create(root));
        first.git("branch", "mine", "main");

        assertThat(TestRepository.at(sample.create(root)).has("mine")).isTrue();
    }

    @Test
    void holdsWhatRecipesCanWorkOn() throws IOException {
        TestRepository project = TestRepository.at(sample.create(root));

        assertThat(project.git("ls-tree", "-r", "main", "--format=%(objectmode) %(path)"))
                .contains(
                        "100755 test.sh",
                        "100644 .gitignore",
                        "100644 pom.xml",
                        "100644 src/main/resources/parcels.yml",
                        "100644 .github/workflows/test.yml",
                        "src/main/java/com/example/parcels/store/ParcelMgr.java");
        assertThat(project.git("grep", "-l", "http://", "main").lines()).hasSizeGreaterThan(4);
        assertThat(project.git("grep", "-l", "ParcelMgr", "main").lines()).hasSizeGreaterThan(3);
    }
}
