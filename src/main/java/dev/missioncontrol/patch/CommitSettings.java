package dev.missioncontrol.patch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is named as author and committer of the commits.
 *
 * @param name the name
 * @param email the address; nobody has to read it
 */
@ConfigurationProperties("missioncontrol.commit")
record CommitSettings(
        @DefaultValue("Mission Control") String name,

        @DefaultValue("missioncontrol@users.noreply.localhost")
        String email) {}
