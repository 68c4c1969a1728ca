package dev.missioncontrol.agent.codemod.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.marker.Markers;
import org.openrewrite.xml.XPathMatcher;
import org.openrewrite.xml.XmlVisitor;
import org.openrewrite.xml.tree.Xml;

/**
 * Sets the text of elements that hold nothing but text. Takes and writes texts as people mean them, where OpenRewrite's
 * own recipe compares and writes raw XML and loses spaces beside an entity.
 */
public final class ChangeXmlText extends Recipe {

    @Option(displayName = "Element", description = "An XPath of element names.", example = "/settings/localRepository")
    private final String xpath;

    @Option(displayName = "New value", description = "The text to set.", example = "25")
    private final String newValue;

    @Option(
            displayName = "Old value",
            description = "Change it only where this is the text now.",
            example = "21",
            required = false)
    private final @Nullable String oldValue;

    /** Takes the options; a null old value stands for any. */
    @JsonCreator
    public ChangeXmlText(
            @JsonProperty("xpath") String xpath,
            @JsonProperty("newValue") String newValue,
            @JsonProperty("oldValue") @Nullable String oldValue) {
        this.xpath = xpath;
        this.newValue = newValue;
        this.oldValue = oldValue;
    }

    /** Returns where the element is. */
    public String getXpath() {
        return xpath;
    }

    /** Returns the text to set. */
    public String getNewValue() {
        return newValue;
    }

    /** Returns the text it must have now, or null for any. */
    public @Nullable String getOldValue() {
        return oldValue;
    }

    @Override
    public String getDisplayName() {
        return "Change the text of an XML element";
    }

    @Override
    public String getDescription() {
        return "Sets the text of elements that hold nothing but text.";
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        var matcher = new XPathMatcher(xpath);
        return new XmlVisitor<>() {
            @Override
            public Xml visitTag(Xml.Tag tag, ExecutionContext context) {
                return matcher.matches(getCursor()) ? changed(tag) : super.visitTag(tag, context);
            }
        };
    }

    private Xml.Tag changed(Xml.Tag tag) {
        List<? extends Xml> content = tag.getContent() == null ? List.of() : tag.getContent();
        if (!content.stream().allMatch(Xml.CharData.class::isInstance)) {
            return tag;
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(text((Xml.CharData) part)));
        String current = text.toString().strip();
        if (current.equals(newValue) || oldValue != null && !current.equals(oldValue)) {
            return tag;
        }
        boolean cdata = !content.isEmpty() && ((Xml.CharData) content.getFirst()).isCdata();
        String before = content.isEmpty() ? "" : ((Xml.CharData) content.getFirst()).getPrefix();
        String after = content.isEmpty() ? "" : ((Xml.CharData) content.getLast()).getAfterText();
        return tag.withContent(List.of(new Xml.CharData(
                Tree.randomId(), before, Markers.EMPTY, cdata, cdata ? newValue : escaped(newValue), after)));
    }

    private static String text(Xml.CharData part) {
        String raw = part.isCdata() ? part.getText() : unescaped(part.getText());
        return part.getPrefix() + raw + part.getAfterText();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChangeXmlText that
                && xpath.equals(that.xpath)
                && newValue.equals(that.newValue)
                && Objects.equals(oldValue, that.oldValue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(xpath, newValue, oldValue);
    }
}
