package dev.missioncontrol.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.Cosigner;
import dev.missioncontrol.ledger.note.NoteSignature;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class PublicationIntegrationTests {

    private record Type(String code) implements EntryType {}

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Cosignatures cosignatures;

    @Autowired
    private Publications publications;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    @TempDir
    private Path directory;

    private FakeWitness witness;

    @BeforeEach
    void startWitness() throws Exception {
        grow();
        witness = new FakeWitness(
                keys.all().stream().map(SigningKeys.SigningKey::key).toList());
    }

    @AfterEach
    void stopWitness() {
        witness.close();
    }

    @Test
    void keepsTheCosignatureOfAWitnessThatCheckedTheLog() throws Exception {
        Checkpoints.Signed first = newest();
        outlet(witness.verifierKey()).publish(first);
        grow();
        Checkpoints.Signed second = newest();
        outlet(witness.verifierKey()).publish(second);

        Cosigner cosigner = Cosigner.parse(witness.verifierKey());
        for (Checkpoints.Signed each : List.of(first, second)) {
            String text = SignedNote.parse(each.note()).text();
            assertThat(cosignatures.of(each.size()))
                    .filteredOn(line ->
                            cosigner.cosigned(text, NoteSignature.parse(line)).isPresent())
                    .hasSize(1);
        }
        assertThat(cosignatures.newestSize()).isEqualTo(second.size());
        assertThat(mvc.get().uri("/api/log/checkpoint"))
                .hasStatusOk()
                .bodyText()
                .startsWith(second.note())
                .contains("\u2014 witness.example/w1 ");
        assertThat(SignedNote.parse(mvc.get()
                                .uri("/api/log/checkpoint")
                                .exchange()
                                .getResponse()
                                .getContentAsString())
                        .verifiedBy(keys.all().stream()
                                .map(SigningKeys.SigningKey::key)
                                .toList()))
                .isNotEmpty();
    }

    @Test
    void goesOnWhereTheWitnessIs() throws Exception {
        Checkpoints.Signed before = newest();
        outlet(witness.verifierKey()).publish(before);
        try (FakeWitness other = new FakeWitness(
                keys.all().stream().map(SigningKeys.SigningKey::key).toList())) {
            grow();
            // It has never seen this log, whatever another has.
            new Witness(checkpoints, cosignatures, settings(other.url(), other.verifierKey())).publish(newest());
            assertThat(other.requests).hasValue(2);
        }
    }

    @Test
    void triesAgainWhileTheWitnessDoesNotAnswer() throws Exception {
        witness.breakFor(2);

        outlet(witness.verifierKey()).publish(newest());

        assertThat(witness.requests.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void givesUpAfterAFewTries() {
        witness.breakFor(100);

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> outlet(witness.verifierKey()).publish(newest()))
                .withMessageContaining("did not answer 3 times")
                .withMessageContaining("503");
    }

    @Test
    void givesUpOnAWitnessThatNeverEndsItsAnswer() {
        witness.stall();
        var settings = new PublicationSettings(
                null, new PublicationSettings.Witness(witness.url(), witness.verifierKey(), Duration.ofMillis(100)));

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> new Witness(checkpoints, cosignatures, settings).publish(newest()))
                .withMessageContaining("no whole answer within PT0.1S");
    }

    @Test
    void leavesACheckpointToTheNodeThatHasPublishedANewerOne() throws Exception {
        Checkpoints.Signed older = newest();
        grow();
        outlet(witness.verifierKey()).publish(newest());
        int before = witness.requests.get();

        outlet(witness.verifierKey()).publish(older);
        files(directory).publish(newest());
        files(directory).publish(older);

        assertThat(witness.requests).hasValue(before);
    }

    @Test
    void saysWhenADirectoryHasACheckpointOfALargerLog() throws Exception {
        Files.writeString(directory.resolve("1000000000"), "origin\n1000000000\nAAAA\n\n\u2014 a b\n");

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> files(directory).publish(newest()))
                .withMessageContaining("entries were lost");
    }

    @Test
    void othersMayReadTheFiles() throws Exception {
        files(directory).publish(newest());
        Path ordinary = Files.createFile(directory.resolve("ordinary"));

        assertThat(Files.getPosixFilePermissions(directory.resolve(Long.toString(newest().size()))))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void saysThatTheWitnessKnowsAnotherPast() {
        Checkpoint rewritten = new Checkpoint(keys.origin(), newest().size(), TreeHash.leaf(new byte[] {1, 2, 3}));
        witness.knows(rewritten);
        grow();

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> outlet(witness.verifierKey()).publish(newest()))
                .withMessageContaining("422");
    }

    @Test
    void saysThatEntriesWereLost() {
        witness.knows(new Checkpoint(keys.origin(), 1_000_000_000L, TreeHash.leaf(new byte[] {1})));

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> outlet(witness.verifierKey()).publish(newest()))
                .withMessageContaining("1000000000");
    }

    @Test
    void keepsNoCosignatureOfAnotherKey() throws Exception {
        try (FakeWitness other = new FakeWitness(List.of())) {
            grow();
            assertThatExceptionOfType(PublicationFailed.class)
                    .isThrownBy(() -> outlet(other.verifierKey()).publish(newest()))
                    .withMessageContaining("no cosignature of");
            assertThat(cosignatures.of(newest().size())).isEmpty();
        }
    }

    @Test
    void wantsTheKeyOfTheWitness() {
        for (@Nullable String none : new @Nullable String[] {null, "", "x", "a+b+c"}) {
            assertThatExceptionOfType(PublicationFailed.class)
                    .isThrownBy(() ->
                            new Witness(checkpoints, cosignatures, settings(witness.url(), none)).publish(newest()))
                    .withMessageContaining("missioncontrol.ledger.publish.witness.key");
        }
        assertThat(witness.requests).hasValue(0);
    }

    @Test
    void writesAFilePerCheckpointAndNoHalfOne() throws Exception {
        Path drop = directory.resolve("drop/checkpoints");
        CheckpointFiles files = files(drop);

        files.publish(newest());
        files.publish(newest());

        try (var there = Files.list(drop)) {
            assertThat(there.map(file -> file.getFileName().toString()))
                    .containsExactly(Long.toString(newest().size()));
        }
        assertThat(Files.readString(drop.resolve(Long.toString(newest().size()))))
                .isEqualTo(newest().note());
    }

    @Test
    void saysWhenAFileHoldsAnotherCheckpointOfTheSameSize() throws Exception {
        Files.writeString(directory.resolve(Long.toString(newest().size())), "another\n1\nAAAA\n\n\u2014 a b\n");

        assertThatExceptionOfType(PublicationFailed.class)
                .isThrownBy(() -> files(directory).publish(newest()))
                .withMessageContaining("another checkpoint of the same size");
    }

    @Test
    void writesToTheLedgerWhenAWayBeginsToFailAndWhenItWorksAgain() {
        String channel = "test-" + UUID.randomUUID();

        publications.failed(channel, 5, "no route to host");
        publications.failed(channel, 6, "still no route");
        assertThat(publications.all())
                .filteredOn(standing -> standing.channel().equals(channel))
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.failingSince()).isNotNull();
                    assertThat(standing.problem()).isEqualTo("still no route");
                });
        publications.succeeded(channel, 7);
        publications.succeeded(channel, 8);

        assertThat(entries.page(
                                new EntryFilter(Ledger.SYSTEM_CHAIN, "checkpoint.", null, null, null, null, channel),
                                EntryOrder.OLDEST_FIRST,
                                null,
                                10)
                        .items())
                .extracting(LedgerEntry::type)
                .containsExactly("checkpoint.not_published", "checkpoint.published_again");
        assertThat(publications.all())
                .filteredOn(standing -> standing.channel().equals(channel))
                .singleElement()
                .satisfies(standing -> assertThat(standing.size()).isEqualTo(8));
    }

    private Checkpoints.Signed newest() {
        return checkpoints.latest().orElseThrow();
    }

    private Witness outlet(String key) {
        return new Witness(checkpoints, cosignatures, settings(witness.url(), key));
    }

    private static PublicationSettings settings(URI url, @Nullable String key) {
        return new PublicationSettings(null, new PublicationSettings.Witness(url, key, Duration.ofSeconds(5)));
    }

    private CheckpointFiles files(Path directory) {
        return new CheckpointFiles(
                checkpoints,
                new PublicationSettings(directory, new PublicationSettings.Witness(null, null, Duration.ofSeconds(5))));
    }

    private void grow() {
        transactions.executeWithoutResult(
                status -> ledger.append(WorkflowId.next(), new Type("test.grown"), Actor.SYSTEM, "Grew", Map.of()));
        sequencer.sequenceNow();
    }
}
