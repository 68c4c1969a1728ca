package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;

/**
 * A pull request to be opened.
 *
 * @param base the branch it asks to be merged into
 * @param branch the head branch
 * @param head the commit the head branch points at
 * @param title its title
 * @param body its description, in Markdown
 */
public record PullRequestDraft(String base, String branch, CommitId head, String title, String body) {}
