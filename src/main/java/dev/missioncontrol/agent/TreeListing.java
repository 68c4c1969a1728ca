package dev.missioncontrol.agent;

import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A commit's files as an answer: an array of mode, id, size and path per file, one file a line. */
public final class TreeListing implements AnswerFormat<List<TreeFile>> {

    private static final TreeListing FORMAT = new TreeListing();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TreeListing() {}

    /** Returns the call that lists the files. */
    public static ToolCall<List<TreeFile>> call(RepositoryId repository, CommitId commit) {
        return ToolCall.reproducible(
                new ToolSession.Tool("list_files", repository.toString()),
                Map.of("commit", commit),
                files -> Map.of("files", files.size()),
                FORMAT);
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] write(List<TreeFile> files) {
        var text = new StringBuilder("[");
        String separator = "\n";
        for (TreeFile file : files) {
            text.append(separator)
                    .append(JSON.writeValueAsString(
                            List.of(file.mode().toString(), file.blob().name(), file.size(), file.path())));
            separator = ",\n";
        }
        return text.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<TreeFile> read(byte[] kept) {
        return Arrays.stream(JSON.readValue(kept, JsonNode[].class))
                .map(file -> new TreeFile(
                        file.required(3).asString(),
                        FileMode.fromBits(Integer.parseInt(file.required(0).asString(), 8)),
                        ObjectId.fromString(file.required(1).asString()),
                        file.required(2).asLong()))
                .toList();
    }
}
