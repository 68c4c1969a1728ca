package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.Artifact;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How a document leaves the server: under a harmless name and type. */
final class Download {

    /** What no browser runs; anything else goes out as bytes. */
    private static final Set<String> HARMLESS = Set.of(
            "text/plain",
            "text/csv",
            "text/markdown",
            "text/x-diff",
            "text/x-patch",
            "text/xml",
            "application/json",
            "application/x-ndjson",
            "application/xml",
            "application/yaml",
            "application/zip",
            "application/gzip");

    private Download() {}

    static MediaType safeType(String mediaType) {
        try {
            MediaType type = MediaType.parseMediaType(mediaType);
            String bare = type.getType() + "/" + type.getSubtype();
            return HARMLESS.contains(bare) ? type : MediaType.APPLICATION_OCTET_STREAM;
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    static String disposition(Artifact artifact) {
        return ContentDisposition.attachment()
                .filename(artifact.fileName())
                .build()
                .toString();
    }
}
