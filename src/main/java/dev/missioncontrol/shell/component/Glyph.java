package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.icon.Icon;

/**
 * The line icons of the application: a chosen few of the Lucide set (ISC licence), bundled by {@code shell/glyphs.ts}. In
 * a {@code @Menu} annotation they are written {@code icon = "glyph:workflow"}.
 */
public enum Glyph {
    /** The Lucide icon {@code workflow}. */
    WORKFLOW("workflow"),
    /** The Lucide icon {@code circle-plus}. */
    NEW("circle-plus"),
    /** The Lucide icon {@code file-diff}. */
    PATCH("file-diff"),
    /** The Lucide icon {@code activity}. */
    RUN("activity"),
    /** The Lucide icon {@code bot}. */
    AGENT("bot"),
    /** The Lucide icon {@code shield-check}. */
    POLICY("shield-check"),
    /** The Lucide icon {@code scroll-text}. */
    LEDGER("scroll-text"),
    /** The Lucide icon {@code folder-git-2}. */
    REPOSITORY("folder-git-2"),
    /** The Lucide icon {@code settings}. */
    SETTINGS("settings"),
    /** The Lucide icon {@code check}. */
    CHECK("check"),
    /** The Lucide icon {@code x}. */
    CLOSE("x"),
    /** The Lucide icon {@code triangle-alert}. */
    WARNING("triangle-alert"),
    /** The Lucide icon {@code info}. */
    INFO("info"),
    /** The Lucide icon {@code circle-check}. */
    SUCCESS("circle-check"),
    /** The Lucide icon {@code circle-x}. */
    FAILURE("circle-x"),
    /** The Lucide icon {@code circle-alert}. */
    ERROR("circle-alert"),
    /** The Lucide icon {@code octagon-alert}. */
    STOP("octagon-alert"),
    /** The Lucide icon {@code ban}. */
    BLOCKED("ban"),
    /** The Lucide icon {@code search}. */
    SEARCH("search"),
    /** The Lucide icon {@code list-filter}. */
    FILTER("list-filter"),
    /** The Lucide icon {@code copy}. */
    COPY("copy"),
    /** The Lucide icon {@code external-link}. */
    EXTERNAL("external-link"),
    /** The Lucide icon {@code git-branch}. */
    BRANCH("git-branch"),
    /** The Lucide icon {@code git-commit-horizontal}. */
    COMMIT("git-commit-horizontal"),
    /** The Lucide icon {@code git-pull-request}. */
    PULL_REQUEST("git-pull-request"),
    /** The Lucide icon {@code git-merge}. */
    MERGE("git-merge"),
    /** The Lucide icon {@code download}. */
    DOWNLOAD("download"),
    /** The Lucide icon {@code upload}. */
    UPLOAD("upload"),
    /** The Lucide icon {@code play}. */
    PLAY("play"),
    /** The Lucide icon {@code pause}. */
    PAUSE("pause"),
    /** The Lucide icon {@code square}. */
    SQUARE("square"),
    /** The Lucide icon {@code rotate-ccw}. */
    RETRY("rotate-ccw"),
    /** The Lucide icon {@code refresh-cw}. */
    REFRESH("refresh-cw"),
    /** The Lucide icon {@code clock}. */
    CLOCK("clock"),
    /** The Lucide icon {@code hourglass}. */
    HOURGLASS("hourglass"),
    /** The Lucide icon {@code history}. */
    HISTORY("history"),
    /** The Lucide icon {@code user}. */
    USER("user"),
    /** The Lucide icon {@code users}. */
    USERS("users"),
    /** The Lucide icon {@code log-out}. */
    LOG_OUT("log-out"),
    /** The Lucide icon {@code sun}. */
    SUN("sun"),
    /** The Lucide icon {@code moon}. */
    MOON("moon"),
    /** The Lucide icon {@code monitor}. */
    MONITOR("monitor"),
    /** The Lucide icon {@code chevron-down}. */
    CHEVRON_DOWN("chevron-down"),
    /** The Lucide icon {@code chevron-right}. */
    CHEVRON_RIGHT("chevron-right"),
    /** The Lucide icon {@code chevron-left}. */
    CHEVRON_LEFT("chevron-left"),
    /** The Lucide icon {@code chevrons-up-down}. */
    CHEVRONS_UP_DOWN("chevrons-up-down"),
    /** The Lucide icon {@code ellipsis}. */
    MORE("ellipsis"),
    /** The Lucide icon {@code plus}. */
    ADD("plus"),
    /** The Lucide icon {@code pencil}. */
    EDIT("pencil"),
    /** The Lucide icon {@code trash-2}. */
    DELETE("trash-2"),
    /** The Lucide icon {@code message-square}. */
    COMMENT("message-square"),
    /** The Lucide icon {@code key-round}. */
    KEY("key-round"),
    /** The Lucide icon {@code lock}. */
    LOCK("lock"),
    /** The Lucide icon {@code fingerprint}. */
    FINGERPRINT("fingerprint"),
    /** The Lucide icon {@code list-checks}. */
    TASKS("list-checks"),
    /** The Lucide icon {@code file-text}. */
    FILE("file-text"),
    /** The Lucide icon {@code file-code}. */
    FILE_CODE("file-code"),
    /** The Lucide icon {@code file-plus}. */
    FILE_ADDED("file-plus"),
    /** The Lucide icon {@code file-minus}. */
    FILE_DELETED("file-minus"),
    /** The Lucide icon {@code file-pen}. */
    FILE_MODIFIED("file-pen"),
    /** The Lucide icon {@code file-symlink}. */
    FILE_RENAMED("file-symlink"),
    /** The Lucide icon {@code binary}. */
    FILE_BINARY("binary"),
    /** The Lucide icon {@code file-x}. */
    FILE_MISSING("file-x"),
    /** The Lucide icon {@code folder}. */
    FOLDER("folder"),
    /** The Lucide icon {@code folder-tree}. */
    FOLDER_TREE("folder-tree"),
    /** The Lucide icon {@code columns-2}. */
    SPLIT("columns-2"),
    /** The Lucide icon {@code rows-2}. */
    UNIFIED("rows-2"),
    /** The Lucide icon {@code keyboard}. */
    KEYBOARD("keyboard"),
    /** The Lucide icon {@code eye}. */
    VIEWED("eye"),
    /** The Lucide icon {@code wrap-text}. */
    WRAP("wrap-text"),
    /** The Lucide icon {@code layers}. */
    LAYERS("layers"),
    /** The Lucide icon {@code package}. */
    PACKAGE("package"),
    /** The Lucide icon {@code flask-conical}. */
    TEST("flask-conical"),
    /** The Lucide icon {@code inbox}. */
    INBOX("inbox"),
    /** The Lucide icon {@code compass}. */
    COMPASS("compass"),
    /** The Lucide icon {@code sparkles}. */
    SPARKLES("sparkles"),
    /** The Lucide icon {@code tag}. */
    TAG("tag"),
    /** The Lucide icon {@code shield-alert}. */
    SHIELD_ALERT("shield-alert"),
    /** The Lucide icon {@code arrow-right}. */
    ARROW_RIGHT("arrow-right"),
    /** The Lucide icon {@code arrow-left}. */
    ARROW_LEFT("arrow-left");

    private final String lucideName;

    Glyph(String lucideName) {
        this.lucideName = lucideName;
    }

    /** Returns a new icon, hidden from assistive technology: the text beside it says the same. */
    public Icon create() {
        Icon icon = new Icon("glyph", lucideName);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** Returns the name within the icon set, such as {@code git-branch}. */
    public String lucideName() {
        return lucideName;
    }
}
