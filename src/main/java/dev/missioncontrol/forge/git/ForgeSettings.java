package dev.missioncontrol.forge.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an administrator decides about repositories.
 *
 * @param allowedPaths directories that repositories on disk have to be in; empty for no restriction
 * @param allowedHosts hosts that remote repositories have to be on, with {@code :port} when it is not the scheme's own; empty
 *     for no restriction
 * @param remoteTimeout how long a remote repository may be silent
 * @param remoteDeadline how long a whole fetch or push may take
 * @param remoteMaxSize how large the mirror of a remote repository may become
 * @param remoteMaxBranches how many branches a remote repository may have
 * @param ssh how to reach {@code ssh://} URLs
 * @param https how to reach {@code https://} URLs
 */
@ConfigurationProperties("missioncontrol.forge")
public record ForgeSettings(
        @DefaultValue List<Path> allowedPaths,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("30s") Duration remoteTimeout,
        @DefaultValue("15m") Duration remoteDeadline,
        @DefaultValue("4GB") DataSize remoteMaxSize,
        @DefaultValue("5000") int remoteMaxBranches,
        @DefaultValue Ssh ssh,
        @DefaultValue Https https) {

    /** Copies the lists. */
    public ForgeSettings {
        allowedPaths = List.copyOf(allowedPaths);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /**
     * What {@code ssh://} URLs need.
     *
     * @param key an OpenSSH private key without a passphrase; null when there is none
     * @param knownHosts a file in OpenSSH's known_hosts format: a host that is not in it is refused
     */
    public record Ssh(@Nullable Path key, @Nullable Path knownHosts) {}

    /**
     * What {@code https://} URLs need.
     *
     * @param credentials for the hosts that ask for some
     */
    public record Https(@DefaultValue List<Credentials> credentials) {

        /** Copies the list. */
        public Https {
            credentials = List.copyOf(credentials);
        }
    }

    /**
     * How to sign in at a host.
     *
     * @param host its name, and {@code :port} when it is not 443
     * @param username such as {@code x-access-token}
     * @param passwordFile a file with the password or token on its first line
     */
    public record Credentials(String host, String username, Path passwordFile) {}
}
