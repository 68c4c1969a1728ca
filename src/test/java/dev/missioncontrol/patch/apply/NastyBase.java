package dev.missioncontrol.patch.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** The repository the nasty diffs are applied to, and diffs that git itself makes on it. */
final class NastyBase {

    /** An edit of the work tree. */
    @FunctionalInterface
    interface Edit {
        void make(NastyBase base) throws IOException;
    }

    final GitRepo repo;
    final String commit;

    NastyBase(Path folder) throws IOException {
        repo = GitRepo.init(folder);
        write("a.txt", lines("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"));
        write("long.txt", numbered(1, 60));
        write("dup.txt", "start\nA\nB\nC\nx\nx\nx\nA\nB\nC\nx\nx\nx\nA\nB\nC\nend\n");
        write("crlf.txt", "one\r\ntwo\r\nthree\r\nfour\r\n");
        write("mixed.txt", "one\r\ntwo\nthree\rstill three\r\nfour\n");
        write("noeol.txt", "one\ntwo\nthree");
        write("empty.txt", "");
        write("dir/file.txt", "in a directory\nsecond\n");
        write("dir/sub/deep.txt", "deep\n");
        write("with space.txt", "one\ntwo\n");
        write("größe.txt", "one\ntwo\n");
        write("script.sh", "#!/bin/sh\necho hi\n");
        write("blank.txt", "one\n\nthree\n\nfive\n");
        byte[] binary = new byte[4000];
        new Random(7).nextBytes(binary);
        Files.write(path("data.bin"), binary);
        Files.createSymbolicLink(path("link"), Path.of("dir"));
        Files.createSymbolicLink(path("filelink"), Path.of("a.txt"));
        repo.git("add", "-A");
        repo.git("update-index", "--chmod=+x", "script.sh");
        repo.git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "base");
        commit = repo.git("rev-parse", "HEAD");
        repo.git("reset", "-q", "--hard");
    }

    Path path(String name) {
        return repo.workTree().resolve(name);
    }

    void write(String name, String content) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), content);
    }

    String read(String name) throws IOException {
        return Files.readString(path(name));
    }

    void replace(String name, String what, String by) throws IOException {
        write(name, read(name).replace(what, by));
    }

    void delete(String name) throws IOException {
        Files.delete(path(name));
    }

    void move(String from, String to) throws IOException {
        Files.createDirectories(path(to).getParent());
        Files.move(path(from), path(to));
    }

    /** The diff git makes of an edit, one character per byte. */
    String diff(Edit edit, String... options) {
        repo.git("reset", "-q", "--hard", commit);
        repo.git("clean", "-q", "-ffdx");
        try {
            edit.make(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repo.git("add", "-A");
        String[] command = new String[options.length + 5];
        command[0] = "diff";
        command[1] = "--cached";
        command[2] = "--binary";
        command[3] = "--full-index";
        command[4] = "-M";
        System.arraycopy(options, 0, command, 5, options.length);
        return new String(repo.bytes(command), StandardCharsets.ISO_8859_1);
    }

    static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static String numbered(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }
}
