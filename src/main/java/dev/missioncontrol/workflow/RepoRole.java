package dev.missioncontrol.workflow;

/** The part a repository plays in a workflow. */
public enum RepoRole {
    /** The one the idea is chiefly about. */
    PRIMARY,
    /** One that has to change along with it. */
    SECONDARY
}
