package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.policy.pack.PackProblem;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A text editor for policy packs (CodeMirror 6): colours, completion and hints from the JSON Schema, problems at their
 * place, search, undo. It fills the room it is given and scrolls by itself.
 *
 * <p>The text lives in the browser. Each text the server gets has a number; {@link #showProblems} names the number it is
 * about, and the browser drops what is about an older text. Until the server says that it has kept a text, the browser
 * keeps it under the key given, so that it is still there after a reload or a lost connection.
 *
 * <p>Tab indents; Escape and then Tab leaves the editor.
 */
@Tag("policy-editor")
@JsModule("./policy/policy-editor.ts")
@NpmPackage(value = "@codemirror/autocomplete", version = "6.20.4")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/lang-yaml", version = "6.1.3")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/lint", version = "6.9.8")
@NpmPackage(value = "@codemirror/search", version = "6.7.2")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
@StyleSheet("policy.css")
final class PolicyEditor extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;
    private static final String TEXT = "event.detail.text";
    private static final String VERSION = "event.detail.version";
    private static final JsonMapper JSON = JsonMapper.shared();

    private String text = "";

    /** Hears of each text that is worth looking at. */
    @FunctionalInterface
    interface TextListener {
        /**
         * Called after a pause in typing, and when a text is opened.
         *
         * @param version the number to answer with
         */
        void changed(String text, int version);
    }

    /** Creates an empty editor. */
    PolicyEditor() {
        addTextListener((changed, version) -> text = changed);
    }

    /** Opens a text, or the draft that the browser has kept of it. */
    void setText(String opened) {
        text = opened;
        getElement().setProperty("text", opened);
    }

    /** Returns the text as the browser last sent it. */
    String text() {
        return text;
    }

    /** Sets what completion and hints are made from: a JSON Schema. */
    void setSchema(String schema) {
        getElement().setProperty("schema", schema);
    }

    /** Lets the text be read and copied only. */
    void setReadOnly(boolean readOnly) {
        getElement().setProperty("readOnly", readOnly);
    }

    /** Sets under which name the browser keeps the draft: one for each person and text. */
    void setDraftKey(String key) {
        getElement().setProperty("draftKey", key);
    }

    /** Sets what assistive technology calls the editor. */
    void setLabel(String label) {
        getElement().setProperty("label", label);
    }

    /** Shows the problems of the text with this number, and no others. */
    void showProblems(int version, List<PackProblem> problems) {
        ArrayNode list = JSON.createArrayNode();
        for (PackProblem problem : problems) {
            list.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("rule", problem.rule())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("message", problem.message())
                    .put("remedy", problem.remedy());
        }
        getElement().callJsFunction("showProblems", version, list);
    }

    /** Puts the cursor at a place, both numbers from 1, and brings it into view. */
    void reveal(int line, int column) {
        getElement().callJsFunction("reveal", line, column);
    }

    /** Replaces the text as if it had been typed. */
    void replaceText(String replacement) {
        getElement().callJsFunction("replaceText", replacement);
    }

    /** Has the browser keep the text with this number no longer, unless a newer one was typed: the server has it. */
    void keptElsewhere(int version) {
        getElement().executeJs("""
                        if (this.version !== $0) return;
                        this.unkept = false;
                        try { localStorage.removeItem('missioncontrol.policy-draft:' + this.draftKey); } catch { }""", version);
    }

    /** Drops the draft and shows the text that was set. */
    void discardDraft() {
        getElement().callJsFunction("discardDraft");
    }

    /** Drops the draft and leaves the page as it is: what it shows has been published. */
    void forgetDraft() {
        getElement().callJsFunction("forgetDraft");
    }

    /** Calls back with each text that is worth looking at. */
    Registration addTextListener(TextListener listener) {
        return getElement()
                .addEventListener(
                        "text-change",
                        event -> listener.changed(
                                event.getEventData().path(TEXT).asString(""),
                                event.getEventData().path(VERSION).asInt(0)))
                .addEventData(TEXT)
                .addEventData(VERSION);
    }

    /** Calls back when a draft that the browser has kept was opened in place of the text that was set. */
    Registration addDraftListener(Runnable listener) {
        return getElement().addEventListener("draft-restored", event -> listener.run());
    }
}
