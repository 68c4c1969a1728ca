package dev.missioncontrol.account;

/** What an account may do. */
public enum Role {
    /** Everything a member may, and accounts, settings and tombstones. */
    ADMIN,
    /** Connect repositories, start workflows, review, approve and reject. */
    MEMBER
}
