package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the repositories are made of and what the change is meant to do, as the agent wrote it down. */
final class ArchitectureTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 60;

    private final transient Artifacts artifacts;
    private final transient JsonMapper json = JsonMapper.builder().build();

    ArchitectureTab(Artifacts artifacts) {
        this.artifacts = artifacts;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        Optional<JsonNode> scope = artifacts.ofWorkflow(workflow.id()).stream()
                .filter(artifact -> artifact.kind() == ArtifactKind.SCOPE)
                .max(Comparator.comparing(Artifact::storedAt))
                .flatMap(artifact -> artifacts.read(artifact.digest()))
                .map(json::readTree);
        if (scope.isEmpty()) {
            add(new EmptyState(
                    Glyph.FOLDER_TREE,
                    "Nothing described yet",
                    "The agent describes the repositories before it plans."));
            return;
        }
        JsonNode node = scope.get();
        var text = card("Scope");
        text.add(new H3("In scope"), list(node.path("inScope")));
        text.add(new H3("Not"), list(node.path("nonGoals")));
        text.add(new H3("Right when"), criteria(node.path("criteria")));
        add(text);
        node.path("architecture").properties().forEach(entry -> add(repository(entry.getKey(), entry.getValue())));
    }

    private static Div repository(String name, JsonNode topology) {
        var card = card(name);
        card.add(new Paragraph(topology.path("files").asInt() + " files, "
                + topology.path("bytes").asLong() / 1024 + " KiB"));
        var languages = new Div();
        languages.addClassName("chips");
        for (JsonNode language : topology.path("languages")) {
            languages.add(new Span(language.path("language").asString() + " "
                    + language.path("files").asInt()));
        }
        card.add(languages);
        if (!topology.path("buildFiles").isEmpty()) {
            card.add(new H3("Build files"), list(topology.path("buildFiles")));
        }
        card.add(new H3("Directories"));
        var tree = new UnorderedList();
        tree.addClassName("directories");
        int shown = 0;
        for (var directory : topology.path("directories").properties()) {
            if (shown++ == MAX_SHOWN) {
                tree.add(new ListItem(
                        "and " + (topology.path("directoriesInAll").asInt() - MAX_SHOWN) + " more, in the artifact"));
                break;
            }
            String path = directory.getKey();
            var item = new ListItem(path.substring(path.lastIndexOf('/') + 1) + "  ("
                    + directory.getValue().asInt() + ")");
            item.getStyle()
                    .set(
                            "--depth",
                            String.valueOf(path.chars().filter(c -> c == '/').count()));
            tree.add(item);
        }
        card.add(tree);
        return card;
    }

    private static UnorderedList criteria(JsonNode criteria) {
        var list = new UnorderedList();
        criteria.forEach(criterion -> list.add(new ListItem(
                criterion.path("key").asString() + ": " + criterion.path("text").asString())));
        return list;
    }

    private static UnorderedList list(JsonNode texts) {
        var list = new UnorderedList();
        texts.forEach(text -> list.add(new ListItem(text.asString())));
        return list;
    }

    private static Div card(String title) {
        var card = new Div(new H2(title));
        card.addClassName("detail-card");
        return card;
    }
}
