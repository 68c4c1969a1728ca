package dev.missioncontrol.bench;

import dev.missioncontrol.patch.apply.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Takes runs through their states by the API, as a program outside would: it starts, waits, approves and reports. */
final class Runs {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;

    private final Api api;

    Runs(Api api) {
        this.api = api;
    }

    /** Makes a git repository with these files, and connects it; the folder's name is its name. */
    void connect(Path folder, Map<String, String> files) throws IOException, InterruptedException {
        GitRepo repo = GitRepo.init(folder);
        for (var file : files.entrySet()) {
            Path path = repo.workTree().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        repo.git("add", "-A");
        repo.git("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "base");
        api.post(
                "/api/repositories",
                Map.of(
                        "path",
                        repo.workTree().toAbsolutePath().toString(),
                        "name",
                        folder.getFileName().toString()));
    }

    /** Starts a run that replaces a text everywhere, and returns its id. */
    String start(String repository, String find, String replace) throws IOException, InterruptedException {
        return api.post(
                        "/api/ideas",
                        Map.of(
                                "ideaText",
                                "Replace " + find + " in " + repository,
                                "repo",
                                repository,
                                "options",
                                Map.of(
                                        "recipes",
                                        List.of(Map.of(
                                                "name",
                                                "find-and-replace",
                                                "options",
                                                Map.of("find", find, "replace", replace))))))
                .path("runId")
                .asString();
    }

    /** Waits until the run is in the state; fails when it ends or stops elsewhere. */
    JsonNode await(String run, String state) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode now = api.get("/api/runs/" + run);
            String at = now.path("state").asString();
            if (at.equals(state)) {
                return now;
            }
            if (List.of("FAILED", "CANCELLED", "DECLINED", "NEEDS_HUMAN", "BLOCKED_POLICY", "DONE")
                    .contains(at)) {
                throw new IOException("run " + run + " is in " + at + " instead of " + state + ": "
                        + now.path("reason").asString());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new IOException("run " + run + " did not reach " + state);
    }

    /** Approves each PatchSet of a run that waits for it, and returns their ids. */
    List<String> approve(JsonNode run) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (JsonNode patchSet : run.path("patchSets")) {
            String id = patchSet.path("id").asString();
            api.post(
                    "/api/patch-sets/" + id + "/approve",
                    Map.of("digest", patchSet.path("digest").asString(), "comment", ""));
            ids.add(id);
        }
        return ids;
    }

    /** Reports a green check on each pull request of a run that waits for it. */
    void reportGreen(JsonNode run) throws IOException, InterruptedException {
        for (JsonNode pull : run.path("pullRequests")) {
            api.post(
                    "/api/runs/" + run.path("runId").asString() + "/checks",
                    Map.of(
                            "repo",
                            pull.path("repo").asString(),
                            "sha",
                            pull.path("headSha").asString(),
                            "name",
                            "build",
                            "status",
                            "completed",
                            "conclusion",
                            "success",
                            "report",
                            "<testsuite><testcase classname='a.B' name='works'/></testsuite>"));
        }
    }

    /** Takes a new run of the repository from the idea to the end. */
    String complete(String repository, String find, String replace) throws IOException, InterruptedException {
        String run = start(repository, find, replace);
        approve(await(run, "WAITING_USER_APPROVAL"));
        reportGreen(await(run, "VERIFYING_CI"));
        await(run, "DONE");
        return run;
    }
}
