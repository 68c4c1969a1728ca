package dev.missioncontrol.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the account {@code admin} comes to its password.
 *
 * @param password the password it gets when it is made or reset; empty to have one generated
 * @param resetPassword whether to give it a new password at this start, and the role admin, for someone locked out
 */
@ConfigurationProperties("missioncontrol.admin")
record AdministratorSettings(
        @DefaultValue("") String password,
        @DefaultValue("false") boolean resetPassword) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "AdministratorSettings[resetPassword=" + resetPassword + "]";
    }
}
