package dev.missioncontrol.forge.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The connected repositories. */
@RestController
@RequestMapping("/api/repositories")
@Tag(name = "Repositories")
class RepositoryController {

    private final Repositories repositories;
    private final ForgeReader reader;
    private final CurrentAccount current;

    RepositoryController(Repositories repositories, ForgeReader reader, CurrentAccount current) {
        this.repositories = repositories;
        this.reader = reader;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Connect a repository on the server's disk or by URL; a remote one is mirrored first")
    Repository connect(@RequestBody ConnectRequest body) {
        return Repository.of(repositories.connect(body.location(), body.name(), body.baseBranch(), current.get()));
    }

    @PostMapping("/sample")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Connect the sample project, making it if need be")
    Repository sample() {
        return Repository.of(repositories.createSample(current.get()));
    }

    @GetMapping
    @Operation(summary = "List connected repositories by name")
    Page<Repository> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return repositories
                .list(search, cursor, limit == null ? Cursor.DEFAULT_LIMIT : limit)
                .map(Repository::of);
    }

    @GetMapping("/{name}")
    @Operation(summary = "Return a connected repository")
    Repository get(@PathVariable String name) {
        return Repository.of(repositories.byName(name));
    }

    @GetMapping("/{name}/branches")
    @Operation(summary = "List the branches, the base branch first")
    Page<Branch> branches(@PathVariable String name) {
        return new Page<>(
                reader.branches(repositories.byName(name).id()).stream()
                        .map(branch -> new Branch(branch.name(), branch.head().hex()))
                        .toList(),
                null);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Disconnect a repository; nothing in it is touched")
    void disconnect(@PathVariable String name) {
        repositories.disconnect(repositories.byName(name).id(), current.get());
    }

    /**
     * What to connect.
     *
     * @param url a file://, https:// or ssh:// URL; either this or a path
     * @param path an absolute path on the server; either this or a URL
     * @param name the short name; absent to derive it
     * @param baseBranch the branch to start from; absent for the repository's HEAD
     */
    record ConnectRequest(
            @Nullable String url,
            @Nullable String path,
            @Nullable String name,
            @Nullable String baseBranch) {

        String location() {
            if (url != null && path != null) {
                throw Refusal.invalid("url", "Both a url and a path are given.", "Give one of them.");
            }
            if (url != null && !url.contains(":")) {
                throw Refusal.invalid("url", "'" + url + "' is not a URL.", "Give a path as 'path'.");
            }
            String location = url != null ? url : path;
            if (location == null) {
                throw Refusal.invalid("path", "No repository is given.", "Give a 'path' or a 'url'.");
            }
            return location;
        }
    }

    /**
     * A connected repository.
     *
     * @param id its id
     * @param name its unique short name
     * @param forge the forge it lives on
     * @param location its path or URL
     * @param baseBranch the branch changes start from
     * @param sample whether it is the sample project
     * @param connectedBy the account that connected it
     * @param connectedAt when
     */
    record Repository(
            String id,
            String name,
            String forge,
            String location,
            String baseBranch,
            boolean sample,
            String connectedBy,
            Instant connectedAt) {

        static Repository of(ForgeRepository repository) {
            return new Repository(
                    repository.id().toString(),
                    repository.name(),
                    repository.forge(),
                    repository.location(),
                    repository.baseBranch(),
                    repository.sample(),
                    repository.connectedBy(),
                    repository.connectedAt());
        }
    }

    /**
     * A branch.
     *
     * @param name its short name
     * @param head the id of the commit it points at
     */
    record Branch(String name, String head) {}
}
