package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.forge.PullRequestChecks.Check;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check of a pull request. */
final class CheckRow extends Div {

    private static final long serialVersionUID = 1L;
    private static final Set<String> FAILED = Set.of("failure", "timed_out", "cancelled", "action_required", "stale");

    CheckRow(Check check) {
        addClassName("check-row");
        String conclusion = check.conclusion();
        String said = (conclusion != null ? conclusion : check.status()).replace('_', ' ');
        add(new StatusBadge(said, tone(conclusion)), new Span(check.name()), new RelativeTime(check.at()));
        String url = check.url();
        if (url != null && isWeb(url)) {
            Anchor details = new Anchor(url, "Details", AnchorTarget.BLANK);
            details.getElement().setAttribute("rel", "noopener noreferrer");
            add(details);
        }
    }

    /** Checks come from outside: an address such as {@code javascript:} must not become a link. */
    private static boolean isWeb(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static Tone tone(@Nullable String conclusion) {
        if (conclusion == null) {
            return Tone.INFO;
        }
        if (conclusion.equals("success")) {
            return Tone.SUCCESS;
        }
        return FAILED.contains(conclusion) ? Tone.ERROR : Tone.NEUTRAL;
    }
}
