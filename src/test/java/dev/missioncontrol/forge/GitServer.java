package dev.missioncontrol.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A git server on this machine that speaks git's smart HTTP protocol for one repository. */
final class GitServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path gitDirectory;
    private volatile @Nullable String credentials;

    GitServer(Path gitDirectory) throws IOException {
        this.gitDirectory = gitDirectory;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/team/app.git/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/team/app.git");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets nobody in but with these credentials. */
    void require(String username, String password) {
        credentials = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                Repository repository = new FileRepositoryBuilder()
                        .setGitDir(gitDirectory.toFile())
                        .build()) {
            String wanted = credentials;
            if (wanted != null && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath().substring("/team/app.git/".length());
            if (path.equals("info/refs")) {
                advertise(
                        exchange,
                        repository,
                        exchange.getRequestURI().getQuery().substring("service=".length()));
            } else {
                serve(exchange, repository, path);
            }
        }
    }

    private static void advertise(HttpExchange exchange, Repository repository, String service) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(out);
        List<String> parameters = parameters(exchange);
        if (!parameters.contains("version=2")) {
            lines.writeString("# service=" + service + "\n");
            lines.end();
        }
        RefAdvertiser advertiser = new RefAdvertiser.PacketLineOutRefAdvertiser(lines);
        if (service.equals("git-upload-pack")) {
            UploadPack upload = new UploadPack(repository);
            upload.setBiDirectionalPipe(false);
            upload.setExtraParameters(parameters);
            upload.sendAdvertisedRefs(advertiser, null);
        } else {
            ReceivePack receive = new ReceivePack(repository);
            receive.setBiDirectionalPipe(false);
            receive.sendAdvertisedRefs(advertiser);
        }
        send(exchange, "application/x-" + service + "-advertisement", out.toByteArray());
    }

    private static void serve(HttpExchange exchange, Repository repository, String service) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
        if (service.equals("git-upload-pack")) {
            UploadPack upload = new UploadPack(repository);
            upload.setBiDirectionalPipe(false);
            upload.setExtraParameters(parameters(exchange));
            upload.upload(in, out, null);
        } else {
            ReceivePack receive = new ReceivePack(repository);
            receive.setBiDirectionalPipe(false);
            receive.receive(in, out, null);
        }
        send(exchange, "application/x-" + service + "-result", out.toByteArray());
    }

    private static List<String> parameters(HttpExchange exchange) {
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        return protocol == null ? List.of() : Arrays.asList(protocol.split(":", -1));
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
