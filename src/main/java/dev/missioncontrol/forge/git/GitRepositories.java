package dev.missioncontrol.forge.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.Repository;

/** Opens git directories as data only, and makes bare ones. */
public final class GitRepositories {

    static {
        HostGitConfiguration.shutOut();
    }

    private GitRepositories() {}

    /**
     * Opens a repository; the caller closes it. No configuration, hook, alternate or work tree of it is looked at.
     *
     * @param gitDirectory a directory that {@link GitDirectory} has vetted, or one of our own
     */
    public static Repository open(Path gitDirectory) throws IOException {
        DataOnlyBuilder builder = new DataOnlyBuilder();
        builder.setFS(new DataOnlyFileSystem())
                .setGitDir(gitDirectory.toFile())
                .setGitCommonDir(gitDirectory.toFile())
                .setBare()
                .setup();
        return new FileRepository(builder);
    }

    /**
     * Makes an empty bare repository.
     *
     * @param gitDirectory where; must not exist
     * @param head the branch its HEAD names
     */
    public static void createBare(Path gitDirectory, String head) throws IOException {
        Files.createDirectories(gitDirectory.resolve("objects/info"));
        Files.createDirectories(gitDirectory.resolve("objects/pack"));
        Files.createDirectories(gitDirectory.resolve("refs/heads"));
        Files.createDirectories(gitDirectory.resolve("refs/tags"));
        Files.writeString(gitDirectory.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        setHead(gitDirectory, head);
    }

    /** Makes HEAD of one of our own repositories name a branch. */
    static void setHead(Path gitDirectory, String branch) throws IOException {
        Files.writeString(gitDirectory.resolve("HEAD"), "ref: refs/heads/" + branch + "\n");
    }

    /** Gives JGit an empty list of alternates, so that it never reads {@code objects/info/alternates}. */
    private static final class DataOnlyBuilder extends BaseRepositoryBuilder<DataOnlyBuilder, Repository> {

        @Override
        public File[] getAlternateObjectDirectories() {
            return new File[0];
        }
    }
}
