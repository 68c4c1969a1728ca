package dev.missioncontrol.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.ScanLimit;
import dev.missioncontrol.shared.CommitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretBlobsTests {

    private final List<String> looked = new ArrayList<>();
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final BlobId first = blobs.put("plain\n".getBytes(UTF_8));
    private final BlobId second = blobs.put("secret\n".getBytes(UTF_8));
    private final BlobId third = blobs.put("also plain\n".getBytes(UTF_8));
    private final List<FileChange> changes =
            List.of(added("a", "plain\n"), added("b", "secret\n"), added("c", "also plain\n"));

    /** Takes the word itself for a secret, and remembers what it was asked about. */
    private final ContentSecrets secrets = new ContentSecrets() {
        @Override
        public Optional<byte[]> masked(String path, byte[] content) {
            looked.add(path);
            String text = new String(content, UTF_8);
            return text.contains("secret")
                    ? Optional.of(text.replace("secret", "******").getBytes(UTF_8))
                    : Optional.empty();
        }

        @Override
        public byte[] hidden(byte[] content) {
            return "hidden".getBytes(UTF_8);
        }

        @Override
        public Optional<String> find(String text) {
            return Optional.empty();
        }
    };

    @Test
    void encryptsWhatHoldsASecret() {
        assertThat(within(100).contents(content(), blobs))
                .containsEntry(first, false)
                .containsEntry(second, true)
                .containsEntry(third, false);
    }

    @Test
    void encryptsWhatIsBeyondTheLimitWithoutLookingIntoIt() {
        assertThat(within(13).contents(content(), blobs))
                .containsEntry(first, false)
                .containsEntry(second, true)
                .containsEntry(third, true);
        assertThat(looked).containsExactly("a", "b");
    }

    @Test
    void doesNotShowWhatIsBeyondTheLimit() {
        BlobSource shown = within(13).shown(changes, blobs);

        assertThat(shown.read(first)).isEqualTo("plain\n".getBytes(UTF_8));
        assertThat(shown.read(second)).isEqualTo("******\n".getBytes(UTF_8));
        assertThat(shown.read(third)).isEqualTo("hidden".getBytes(UTF_8));
        assertThat(shown.read(first)).isEqualTo("plain\n".getBytes(UTF_8));
        assertThat(looked).containsExactly("a", "b");
    }

    private SecretBlobs within(long bytes) {
        return new SecretBlobs(secrets, new ScanLimit(bytes));
    }

    private PatchSetContent content() {
        return new PatchSetContent(
                new CommitId("0".repeat(40)), List.of(new PatchContent("T1", "Add files", "", changes)));
    }

    private static FileChange added(String path, String text) {
        return FileChange.added(path, GitMode.FILE, text.getBytes(UTF_8));
    }
}
