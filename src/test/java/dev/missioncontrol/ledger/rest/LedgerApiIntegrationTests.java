package dev.missioncontrol.ledger.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerApiIntegrationTests {

    private enum Type implements EntryType {
        CREATED("workflow.created"),
        JUDGED("gate.judged");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private Artifact page;

    @BeforeEach
    void aRun() {
        page = transactions.execute(status -> {
            ledger.append(chain, Type.CREATED, Actor.user("alice"), "Created", Map.of("chain", chain));
            ledger.append(chain, Type.JUDGED, Actor.SYSTEM, "Gate0 is satisfied", Map.of());
            byte[] html = ("<script>alert('" + chain + "')</script>").getBytes(UTF_8);
            return artifacts.store(chain, ArtifactKind.LOG, "logs/a.html", "text/html", html, Actor.SYSTEM);
        });
    }

    @Test
    void listsEntriesWithPayloadsWhenAsked() {
        assertThat(mvc.get()
                        .uri("/api/runs/{id}/ledger?type=workflow.&payloads=true", chain)
                        .with(member()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items.length()", length -> length.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].payload.chain", id -> id.assertThat().isEqualTo(chain.toString()))
                .hasPathSatisfying(
                        "$.items[0].hash",
                        hash -> hash.assertThat()
                                .isEqualTo(entries.find(chain, 0)
                                        .orElseThrow()
                                        .hash()
                                        .hex()));
    }

    @Test
    void pagesByCursor() {
        assertThat(mvc.get()
                        .uri("/api/runs/{id}/ledger?limit=2&order=desc", chain)
                        .with(member()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].index", index -> index.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.next", next -> next.assertThat().isEqualTo("1"));
        assertThat(mvc.get()
                        .uri("/api/runs/{id}/ledger?limit=2&order=desc&cursor=1", chain)
                        .with(member()))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].index", index -> index.assertThat().isEqualTo(0))
                .hasPathSatisfying("$.next", next -> next.assertThat().isNull());
    }

    @Test
    void searchesAllRunsTheLatestEntryFirst() {
        String digest = page.digest().hex();
        assertThat(mvc.get()
                        .uri("/api/ledger?digest={digest}&type=artifact.", digest.substring(0, 16))
                        .with(member()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items.length()", length -> length.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.items[0].workflowId", id -> id.assertThat().isEqualTo(chain.toString()));
        assertThat(mvc.get().uri("/api/ledger?limit=1").with(member()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.next", next -> next.assertThat().isNotNull());
    }

    @Test
    void refusesFiltersThatAreNone() {
        for (String none : List.of("digest=xy", "order=up", "limit=0", "limit=many", "from=yesterday", "agentRun=1")) {
            assertThat(mvc.get().uri("/api/ledger?" + none).with(member()))
                    .as(none)
                    .matches(result -> result.getResponse().getStatus() == 400
                            || result.getResponse().getStatus() == 404);
        }
        assertThat(mvc.get().uri("/api/ledger")).hasStatus(401);
    }

    @Test
    void verifiesARun() {
        assertThat(mvc.get().uri("/api/runs/{id}/ledger/verify", chain).with(member()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.holds", holds -> holds.assertThat().isEqualTo(true))
                .hasPathSatisfying(
                        "$.entries[2].status", status -> status.assertThat().isEqualTo("OK"));
    }

    @Test
    void exportsARunAsAZip() throws Exception {
        var response = mvc.get()
                .uri("/api/runs/{id}/ledger/export", chain)
                .with(member())
                .exchange();

        assertThat(response).hasStatusOk().hasContentType("application/zip");
        List<String> names = new ArrayList<>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(response.getResponse().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .contains("manifest.json", "entries.jsonl", "artifacts/" + page.digest(), "checkpoint", "keys")
                .contains("proofs/0.tlog-proof", "proofs/1.tlog-proof", "proofs/2.tlog-proof", "head.intoto.jsonl")
                .hasSize(12);
    }

    @Test
    void servesADocumentThatNoBrowserRuns() {
        var response = mvc.get().uri("/api/artifacts/{digest}", page.digest()).with(member());

        assertThat(response)
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_OCTET_STREAM)
                .hasHeader("ETag", "\"" + page.digest() + "\"")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(response.exchange().getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename=\"" + page.digest() + ".html\"");
    }

    @Test
    void aDocumentThatTheClientHasIsNotSentAgain() {
        assertThat(mvc.get()
                        .uri("/api/artifacts/{digest}", page.digest())
                        .header("If-None-Match", "\"" + page.digest() + "\"")
                        .with(member()))
                .hasStatus(304);
    }

    @Test
    void anAdministratorTombstonesADocument() {
        assertThat(tombstone(page.digest(), "{\"reason\":\"private\"}", caller("ROLE_ADMIN")))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.type", type -> type.assertThat().isEqualTo("ledger.payload_tombstoned"));
        assertThat(artifacts.read(page.digest())).isEmpty();
    }

    @Test
    void refusesAMemberWhoTombstones() {
        assertThat(tombstone(page.digest(), "{\"reason\":\"private\"}", member()))
                .hasStatus(403)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(artifacts.read(page.digest())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/export"})
    void aRunThatDoesNotExistIsAProblem(String path) {
        assertThat(mvc.get()
                        .uri("/api/runs/" + WorkflowId.next() + "/ledger" + path)
                        .with(member()))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "order=up", "cursor=x", "from=yesterday"})
    void aQueryThatMakesNoSenseIsAProblem(String query) {
        assertThat(mvc.get().uri("/api/runs/" + chain + "/ledger?" + query).with(member()))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aDigestThatIsNoneIsAProblem() {
        assertThat(mvc.get().uri("/api/artifacts/abc").with(member())).hasStatus(400);
        assertThat(mvc.get().uri("/api/artifacts/" + Digest.of("nothing")).with(member()))
                .hasStatus(404);
    }

    private MockMvcTester.MockMvcRequestBuilder tombstone(Digest digest, String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri("/api/ledger/payloads/{digest}/tombstone", digest)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(caller)
                .with(csrf());
    }

    private static RequestPostProcessor member() {
        return caller("ROLE_MEMBER");
    }

    private static RequestPostProcessor caller(String role) {
        return user("root").authorities(new SimpleGrantedAuthority("SCOPE_api"), new SimpleGrantedAuthority(role));
    }
}
