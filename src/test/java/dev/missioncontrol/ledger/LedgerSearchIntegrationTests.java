package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerSearchIntegrationTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private final Digest revision = Digest.of("revision of " + chain);
    private final String folder = "src/" + UUID.randomUUID() + "/";
    private final CommitId head = new CommitId(revision.hex().substring(0, 40));
    private LedgerFixture fixture;

    @BeforeEach
    void aChange() {
        fixture = new LedgerFixture(ledger, transactions);
        fixture.append(
                chain,
                "patch_set.revision_sealed",
                "Sealed revision 1",
                Map.of("digest", revision, "commits", List.of(Map.of("paths", List.of(folder + "A.java", "pom.xml")))));
        fixture.append(
                chain,
                "policy.decided",
                "Policy allows revision 1",
                Map.of("verdict", Map.of("rule", Map.of("id", "diff.max_files", "line", 7))));
        fixture.append(
                chain, "approval.recorded", "Approved", Map.of("comment", "Tried it on " + folder, "digest", revision));
        fixture.append(chain, "check.reported", "Check 'build'", Map.of("sha", head));
    }

    @Test
    void findsWhatTouchesAFileOrAnythingBelowAFolder() {
        assertThat(indexes(named(folder + "A.java", null, null))).containsExactly(0L);
        assertThat(indexes(named(folder, null, null))).containsExactly(0L);
        assertThat(indexes(named(folder + "B.java", null, null))).isEmpty();
    }

    @Test
    void findsWhereARuleSpoke() {
        assertThat(indexes(named(null, "diff.max_files", null))).containsExactly(1L);
        assertThat(indexes(named(null, "diff.max", null))).isEmpty();
    }

    @Test
    void findsByTheBeginningOfAnyDigest() {
        LedgerEntry approval = entries.find(chain, 2).orElseThrow();

        assertThat(indexes(named(null, null, revision.abbreviated()))).containsExactly(0L, 2L, 3L);
        assertThat(indexes(named(null, null, revision.hex()))).containsExactly(0L, 2L);
        assertThat(indexes(named(null, null, head.hex()))).containsExactly(0L, 2L, 3L);
        assertThat(indexes(named(null, null, approval.hash().abbreviated().toUpperCase(java.util.Locale.ROOT))))
                .containsExactly(2L);
        assertThat(indexes(named(null, null, approval.payloadDigest().abbreviated())))
                .containsExactly(2L);
    }

    @Test
    void findsOverAllChains() {
        EntryFilter everywhere =
                new EntryFilter(null, null, null, null, null, null, null, folder + "A.java", null, null);

        assertThat(entries.page(everywhere, EntryOrder.NEWEST_FIRST, null, 10).items())
                .extracting(LedgerEntry::chain)
                .containsExactly(chain);
    }

    @Test
    void findsWhatPeopleWroteWhateverItsCase() {
        EntryFilter comment = new EntryFilter(chain, null, null, null, null, null, "TRIED IT on");

        assertThat(indexes(comment)).containsExactly(2L);
    }

    @Test
    void combinesFilters() {
        EntryFilter filter = new EntryFilter(
                chain, "approval.", "user:alice", null, null, null, "tried", null, null, revision.hex());

        assertThat(indexes(filter)).containsExactly(2L);
    }

    @Test
    void refusesWhatIsNoDigest() {
        for (String none : List.of("abc", "xyz1", "a".repeat(65))) {
            assertThatThrownBy(() -> named(null, null, none))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("digest"));
        }
    }

    @Test
    void refusesATextTooShortForTheWholeLedger() {
        assertThatThrownBy(() -> new EntryFilter(null, null, null, null, null, null, " qz "))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("text"));
        assertThat(indexes(new EntryFilter(chain, null, null, null, null, null, "qz")))
                .isEmpty();
    }

    @Test
    void findsAPathTooLongForAnIndexByItsBeginning() {
        // Characters of three bytes that hardly compress.
        String path = new Random(1)
                .ints(1_200, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        fixture.append(chain, "policy.decided", "Decided", Map.of("path", path));

        assertThat(indexes(named(path, null, null))).containsExactly(4L);
    }

    @Test
    @WithMockUser(username = "root", roles = "ADMIN")
    void findsNothingOfWhatWasErased() {
        LedgerEntry approval = entries.find(chain, 2).orElseThrow();
        Map<String, @Nullable Object> sealed = Map.of("path", folder + "Person.java", "comment", "about " + folder);
        fixture.append(chain, "patch_set.commented", "Commented", sealed);
        LedgerEntry comment = entries.find(chain, 4).orElseThrow();

        tombstones.tombstone(approval.payloadDigest(), "personal data");
        tombstones.tombstone(comment.payloadDigest(), "personal data");
        // The same again, after it was erased.
        fixture.append(chain, "patch_set.commented", "Commented", sealed);

        assertThat(indexes(new EntryFilter(chain, null, null, null, null, null, "Tried it")))
                .isEmpty();
        assertThat(indexes(new EntryFilter(chain, null, null, null, null, null, "about " + folder)))
                .isEmpty();
        assertThat(indexes(named(folder + "Person.java", null, null))).isEmpty();
        assertThat(indexes(named(null, null, revision.hex()))).containsExactly(0L);
        assertThat(indexes(named(null, null, approval.hash().hex()))).containsExactly(2L);
    }

    @Test
    void keepsTheTermsOfWhatIsThere() {
        assertThatThrownBy(() -> fixture.inTransaction(() -> jdbc.sql("DELETE FROM ledger_term WHERE value = ?")
                        .param(folder + "A.java")
                        .update()))
                .rootCause()
                .hasMessageFindingMatch("append-only|permission denied");
    }

    @Test
    void indexesNoSecret() {
        String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        fixture.append(chain, "patch_set.commented", "Commented", Map.of("comment", "use " + secret, "path", secret));

        assertThat(indexes(new EntryFilter(chain, null, null, null, null, null, secret)))
                .isEmpty();
        assertThat(indexes(named(secret, null, null))).isEmpty();
    }

    private EntryFilter named(@Nullable String file, @Nullable String rule, @Nullable String digest) {
        return new EntryFilter(chain, null, null, null, null, null, null, file, rule, digest);
    }

    private List<Long> indexes(EntryFilter filter) {
        assertThat(entries.count(filter))
                .isEqualTo(entries.page(filter, EntryOrder.NEWEST_FIRST, null, 200)
                        .items()
                        .size());
        return entries.slice(entries.listing(filter), EntryOrder.OLDEST_FIRST, 0, 100).stream()
                .map(LedgerEntry::index)
                .toList();
    }
}
