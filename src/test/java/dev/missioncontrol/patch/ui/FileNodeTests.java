package dev.missioncontrol.patch.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNodeTests {

    @Test
    void putsFoldersBeforeFilesAndSortsBoth() {
        assertThat(labels(tree("", "z.txt", "b/x.txt", "a/y.txt", "c.txt")))
                .containsExactly("a", "y.txt", "b", "x.txt", "c.txt", "z.txt");
    }

    @Test
    void joinsFoldersThatHoldNothingButAFolder() {
        assertThat(labels(tree("", "src/main/java/A.java", "src/main/java/b/B.java", "src/main/resources/c.yml")))
                .containsExactly("src/main", "java", "b", "B.java", "A.java", "resources", "c.yml");
    }

    @Test
    void findsFilesByAnyPartOfTheirPathWhateverItsCase() {
        assertThat(labels(tree(" JAVA/b ", "src/java/A.java", "src/java/b/B.java")))
                .containsExactly("src/java/b", "B.java");
    }

    @Test
    void isEmptyWhenNothingIsFound() {
        assertThat(tree("nothing", "a.txt")).isEmpty();
    }

    private static List<FileNode> tree(String filter, String... paths) {
        return FileNode.tree(Arrays.stream(paths).map(FileNodeTests::modified).toList(), filter);
    }

    private static FileChange modified(String path) {
        return new FileChange(path, path, DiffFile.Status.MODIFIED, 1, 1, false, false);
    }

    private static List<String> labels(List<FileNode> roots) {
        return roots.stream().flatMap(FileNode::all).map(FileNode::label).toList();
    }
}
