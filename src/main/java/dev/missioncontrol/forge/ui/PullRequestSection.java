package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.Component;
import dev.missioncontrol.forge.PullRequest;

/**
 * A part of a pull request's page that another feature knows how to make, such as the diff. Spring beans of this type
 * are shown beneath the commits and checks, in the order of their {@code @Order}.
 */
public interface PullRequestSection {

    /** Returns the section's heading. */
    String title();

    /** Makes the section for one pull request; called on the page's own thread. */
    Component of(PullRequest pullRequest);
}
