package dev.missioncontrol.account.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong passwords are borne; each node counts for itself.
 *
 * @param attemptsPerAccount tries with one account name within the window
 * @param attemptsPerAddress tries from one remote address (IPv6: one /64) within the window
 * @param window the time in which used-up tries come back, one by one
 */
@ConfigurationProperties("missioncontrol.login")
record LoginSettings(
        @DefaultValue("5") int attemptsPerAccount,
        @DefaultValue("20") int attemptsPerAddress,
        @DefaultValue("5m") Duration window) {}
