package dev.missioncontrol.patch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person's tick on a file as stored. */
@Entity
@Table(name = "viewed_file")
class ViewedFileRow {

    /** Whose tick, and on what. */
    @Embeddable
    record Key(
            @Column(name = "account") String account,
            @Column(name = "patch_set_id") UUID patchSet,
            @Column(name = "path") String path) {}

    @EmbeddedId
    private Key key;

    private String content;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ViewedFileRow() {}

    ViewedFileRow(Key key, String content) {
        this.key = key;
        this.content = content;
    }

    String path() {
        return key.path();
    }

    String content() {
        return content;
    }
}
