package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.icon.Icon;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;

/** A piece of code such as a digest or a command, with a button that copies the whole of it. */
@Tag("copyable-code")
@JsModule("./shell/copyable-code.ts")
@Uses(Icon.class)
public final class CopyableCode extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    /** Shows the given text, and copies it. */
    public CopyableCode(String value) {
        this(value, value);
    }

    /**
     * Shows a short form and copies the whole.
     *
     * @param label what is shown
     * @param value what is copied, and shown in the tooltip
     */
    public CopyableCode(String label, String value) {
        getElement().setProperty("label", label).setProperty("value", value);
    }

    /** Shows the first digits of a digest and copies all of it. */
    public static CopyableCode of(Digest digest) {
        return new CopyableCode(digest.abbreviated(), digest.hex());
    }

    /** Shows the first digits of a commit id and copies all of it. */
    public static CopyableCode of(CommitId commit) {
        return new CopyableCode(commit.abbreviated(), commit.hex());
    }

    /** Returns what the button copies. */
    public String value() {
        return getElement().getProperty("value", "");
    }
}
