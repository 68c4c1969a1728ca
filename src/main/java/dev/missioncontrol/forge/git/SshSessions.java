package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes ssh sessions from the configured key and known hosts alone: no {@code ~/.ssh}, no agent, and no host whose key
 * is not known.
 */
final class SshSessions {

    private SshSessions() {}

    /**
     * Returns a factory; the caller closes it.
     *
     * @param directory an empty directory of ours, in place of {@code ~/.ssh}
     * @throws Refusal INVALID naming {@code url} when ssh is not configured
     */
    static SshdSessionFactory factory(ForgeSettings.Ssh settings, Path directory) {
        Path key = readable(settings.key(), "key", "private key");
        Path knownHosts = readable(settings.knownHosts(), "known-hosts", "known hosts");
        File none = directory.toFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(none)
                .setSshDirectory(none)
                .setConfigFile(ssh -> null)
                .setConfigStoreFactory((home, config, user) -> new StrictHosts())
                .setDefaultIdentities(ssh -> List.of(key))
                .setDefaultKnownHostsFiles(ssh -> List.of(knownHosts))
                .setPreferredAuthentications("publickey")
                .setConnectorFactory(null)
                .build(null);
    }

    private static Path readable(@Nullable Path file, String setting, String what) {
        if (file == null) {
            throw Refusal.invalid(
                    RepositoryLocation.URL,
                    "This server has no " + what + " for ssh.",
                    "Ask an administrator to set missioncontrol.forge.ssh." + setting + ".");
        }
        if (!Files.isReadable(file)) {
            throw Refusal.invalid(
                    RepositoryLocation.URL,
                    "The file with the " + what + " for ssh cannot be read: " + file + ".",
                    "Ask an administrator to mend missioncontrol.forge.ssh." + setting + ".");
        }
        return file;
    }

    /** What an ssh configuration file would say, the same for each host. */
    private static final class StrictHosts implements SshConfigStore, SshConfigStore.HostConfig {

        private static final Map<String, String> OPTIONS = Map.of("stricthostkeychecking", "yes");

        @Override
        public HostConfig lookup(String host, int port, String user) {
            return this;
        }

        @Override
        public HostConfig lookupDefault(String host, int port, String user) {
            return this;
        }

        @Override
        public @Nullable String getValue(String key) {
            return OPTIONS.get(key.toLowerCase(Locale.ROOT));
        }

        @Override
        public List<String> getValues(String key) {
            return List.of();
        }

        @Override
        public Map<String, String> getOptions() {
            return OPTIONS;
        }

        @Override
        public Map<String, List<String>> getMultiValuedOptions() {
            return Map.of();
        }
    }
}
