package dev.missioncontrol.forge.git;

import java.io.File;
import java.util.UUID;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.jspecify.annotations.Nullable;

/**
 * The file system as JGit sees it for repositories that are data (I6): they have no hooks and no configuration, and
 * there is no {@code git} to ask. A repository's {@code config} may name programs to run and files to include, so it is
 * never loaded; {@link RepositoryFormat} reads the few harmless facts in it.
 */
final class DataOnlyFileSystem extends FS_POSIX {

    private static final File NO_FILE =
            new File(System.getProperty("java.io.tmpdir"), "no-git-config-" + UUID.randomUUID());

    @Override
    public FS newInstance() {
        return new DataOnlyFileSystem();
    }

    @Override
    public File resolve(@Nullable File directory, String name) {
        return Constants.CONFIG.equals(name) ? NO_FILE : super.resolve(directory, name);
    }

    @Override
    public @Nullable File findHook(Repository repository, String hookName) {
        return null;
    }

    @Override
    protected @Nullable File discoverGitExe() {
        return null;
    }
}
