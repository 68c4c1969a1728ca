package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Documents by digest. They come from agents and repositories: a browser downloads them and never shows them as a page. */
@RestController
class ArtifactController {

    private final Artifacts artifacts;

    ArtifactController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    @GetMapping("/api/artifacts/{digest}")
    @Nullable
    ResponseEntity<byte[]> artifact(@PathVariable String digest, WebRequest request) {
        Artifact artifact = artifacts
                .find(new Digest(digest))
                .orElseThrow(() -> Refusal.notFound("There is no artifact with the digest '" + digest + "'."));
        byte[] content = artifacts
                .read(artifact.digest())
                .orElseThrow(() -> Refusal.notFound("The artifact '" + artifact.name() + "' was tombstoned."));
        if (request.checkNotModified(digest)) {
            return null;
        }
        return ResponseEntity.ok()
                .eTag(digest)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(Download.safeType(artifact.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, Download.disposition(artifact))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content);
    }
}
