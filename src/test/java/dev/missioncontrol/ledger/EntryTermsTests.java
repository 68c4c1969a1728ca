package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.ledger.EntryTerms.Kind;
import dev.missioncontrol.ledger.EntryTerms.Term;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryTermsTests {

    private static final Digest DIGEST = Digest.of("a revision");

    @Test
    void readsFilesRulesDigestsAndCommitsAtAnyDepth() {
        Map<String, @Nullable Object> payload = Map.of(
                "digest", DIGEST,
                "head", new CommitId("a".repeat(40)),
                "commits", List.of(Map.of("paths", List.of("README.md", "src/A.java"))),
                "verdict", Map.of("children", List.of(Map.of("rule", Map.of("id", "diff.max_files", "line", 3)))),
                "rules", List.of("no-env"));

        assertThat(EntryTerms.of(payload).terms())
                .containsExactlyInAnyOrder(
                        new Term(Kind.DIGEST, DIGEST.hex()),
                        new Term(Kind.DIGEST, "a".repeat(40)),
                        new Term(Kind.FILE, "README.md"),
                        new Term(Kind.FILE, "src/A.java"),
                        new Term(Kind.RULE, "diff.max_files"),
                        new Term(Kind.RULE, "no-env"));
    }

    @Test
    void leavesOutTheHashOfThePackThatEveryEntryNames() {
        assertThat(EntryTerms.of(Map.of("policy", DIGEST, "packHash", DIGEST, "policyPackHash", DIGEST))
                        .terms())
                .isEmpty();
    }

    @Test
    void joinsTheSummaryAndWhatPeopleWrote() {
        EntryTerms terms = EntryTerms.of(Map.of("summary", "Alice approved", "comment", "Looks right", "count", 2));

        assertThat(terms.prose("Alice approved")).isEqualTo("Alice approved\nLooks right");
    }

    @Test
    void needsNoProseWhereTheSummaryIsAll() {
        assertThat(EntryTerms.of(Map.of("summary", "Used list_files")).prose("Used list_files"))
                .isNull();
    }

    @Test
    void cutsWhatNoIndexTakes() {
        assertThat(EntryTerms.of(Map.of("path", "a".repeat(4_000))).terms())
                .containsExactly(new Term(Kind.FILE, "a".repeat(EntryTerms.MAX_VALUE)));
    }
}
