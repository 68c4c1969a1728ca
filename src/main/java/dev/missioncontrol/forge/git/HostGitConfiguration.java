package dev.missioncontrol.forge.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Shuts the git configuration of this machine and its users out of the whole JVM (I6): neither {@code ~/.gitconfig} nor
 * {@code /etc/gitconfig} nor a {@code GIT_…} variable has any effect, and no {@code git} is started to ask for them.
 */
final class HostGitConfiguration {

    private HostGitConfiguration() {}

    /** Does it; once is enough, again does nothing. */
    static synchronized void shutOut() {
        if (!(SystemReader.getInstance() instanceof Isolated)) {
            SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
        }
    }

    private static final class Isolated extends SystemReader.Delegate {

        Isolated(SystemReader host) {
            super(host);
        }

        @Override
        public @Nullable String getenv(String variable) {
            return variable.startsWith("GIT_") ? null : super.getenv(variable);
        }

        @Override
        public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
            return new FixedConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
            FixedConfig config = new FixedConfig(parent, fs);
            // A branch is announced after it was written: it has to outlive a power cut.
            config.setBoolean("core", null, "fsyncObjectFiles", true);
            config.setBoolean("core", null, "fsyncRefFiles", true);
            // Pinned base commits stay readable although their branch has moved on.
            config.setInt("gc", null, "auto", 0);
            // Without this a thread is started to find out that there is nothing to do.
            config.setBoolean("gc", null, "autoDetach", false);
            return config;
        }

        @Override
        public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
            return new FixedConfig(parent, fs);
        }
    }

    /** A configuration that lies in no file. */
    private static final class FixedConfig extends FileBasedConfig {

        private static final long COARSEST_TIMESTAMP_SECONDS = 2;

        FixedConfig(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void save() {
            // JGit would keep measurements here.
        }

        /**
         * Answers how coarse file times are. Without an answer JGit measures it with probe files in the repository's
         * own directory, which is not ours to write to.
         */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            if (ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)) {
                return unit.convert(COARSEST_TIMESTAMP_SECONDS, TimeUnit.SECONDS);
            }
            return super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
