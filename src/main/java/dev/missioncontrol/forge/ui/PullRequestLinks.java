package dev.missioncontrol.forge.ui;

/** Addresses of the pages of this feature. */
public final class PullRequestLinks {

    private PullRequestLinks() {}

    /** Returns the address of a pull request's page, relative to the application. */
    public static String to(String repositoryName, int number) {
        return "repositories/" + repositoryName + "/pulls/" + number;
    }
}
