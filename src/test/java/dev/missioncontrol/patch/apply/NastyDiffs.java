package dev.missioncontrol.patch.apply;

import static dev.missioncontrol.patch.apply.NastyBase.lines;
import static dev.missioncontrol.patch.apply.NastyBase.numbered;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Diffs made to break a parser or an applier, and sound ones of every kind beside them. Text is one character per byte. */
final class NastyDiffs {

    /**
     * A diff.
     *
     * @param name what is nasty about it
     * @param diff makes it
     * @param stricter why we refuse what git takes; empty when we do as git does
     */
    record Case(String name, Function<NastyBase, String> diff, String stricter) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        var all = new NastyDiffs();
        all.soundEdits();
        all.soundFiles();
        all.wrappings();
        all.placement();
        all.brokenHunks();
        all.brokenHeaders();
        all.brokenBinaries();
        all.missingOrPresent();
        all.hostilePaths();
        all.modesAndLinks();
        return all.cases;
    }

    private void soundEdits() {
        made("edit in the middle", b -> b.replace("a.txt", "five", "FIVE"));
        made("edit of the first line", b -> b.replace("a.txt", "one", "ONE"));
        made("edit of the last line", b -> b.replace("a.txt", "ten", "TEN"));
        made("lines appended", b -> b.write("a.txt", b.read("a.txt") + "eleven\ntwelve\n"));
        made("lines prepended", b -> b.write("a.txt", "zero\n" + b.read("a.txt")));
        made("all lines removed", b -> b.write("a.txt", ""));
        made("lines for an empty file", b -> b.write("empty.txt", "now\nfull\n"));
        made(
                "several hunks",
                b -> b.write(
                        "long.txt", b.read("long.txt").replace("line 5\n", "").replace("line 40", "x")));
        made(
                "newline at the end taken away",
                b -> b.write("a.txt", b.read("a.txt").strip()));
        made("newline at the end added", b -> b.write("noeol.txt", "one\ntwo\nthree\n"));
        made("edit above a last line without newline", b -> b.replace("noeol.txt", "one", "ONE"));
        made("edit of a last line without newline", b -> b.replace("noeol.txt", "three", "THREE"));
        made("edit in a CRLF file", b -> b.replace("crlf.txt", "two\r\n", "TWO\r\n"));
        made("CRLF to LF", b -> b.replace("crlf.txt", "\r\n", "\n"));
        made("LF to CRLF", b -> b.replace("a.txt", "\n", "\r\n"));
        made("one line's end flipped", b -> b.replace("mixed.txt", "two\n", "two\r\n"));
        made("edit of a line with a lone CR", b -> b.replace("mixed.txt", "still", "no longer"));
        made("edit beside blank lines", b -> b.replace("blank.txt", "three", "THREE"));
        made("lines that look like a diff", b -> b.write("a.txt", b.read("a.txt") + "-- x\n++ y\n@@ -1 +1 @@\n"));
        made("one line of context", b -> b.replace("long.txt", "line 30\n", "x\n"), "-U1");
        made("ten lines of context", b -> b.replace("long.txt", "line 30\n", "x\n"), "-U10");
        made("no context, in the middle", b -> b.replace("long.txt", "line 30\n", "x\n"), "-U0");
        made("no context, whole file", b -> b.write("dir/sub/deep.txt", "x\n"), "-U0");
        made("minimal with function names", b -> b.replace("long.txt", "line 30\n", "x\n"), "--minimal", "-W");
        made("NUL in text", b -> b.replace("a.txt", "five", "fi\0ve"), "--text");
    }

    private void soundFiles() {
        made("new file", b -> b.write("new/one.txt", "hello\n"));
        made("new file without newline", b -> b.write("new.txt", "hello"));
        made("new empty file", b -> b.write("new.txt", ""));
        made("deleted file", b -> b.delete("a.txt"));
        made("deleted empty file", b -> b.delete("empty.txt"));
        made("deleted directory", b -> {
            b.delete("dir/sub/deep.txt");
            b.delete("dir/file.txt");
        });
        made("rename", b -> b.move("a.txt", "moved/b.txt"));
        made("rename with edit", b -> {
            b.move("long.txt", "longer.txt");
            b.replace("longer.txt", "line 30\n", "x\n");
        });
        made("rename with blanks and accents", b -> b.move("with space.txt", "größe und mehr.txt"));
        made("rename in case only", b -> b.move("long.txt", "LONG.txt"));
        made("rename of a binary", b -> b.move("data.bin", "moved.bin"));
        made("copy", b -> b.write("copy.txt", b.read("long.txt")), "-C", "--find-copies-harder");
        made(
                "copy with edit of the source",
                b -> {
                    b.write("copy.txt", b.read("long.txt") + "more\n");
                    b.replace("long.txt", "line 3\n", "x\n");
                },
                "-C");
        made("edit under a name with a blank", b -> b.replace("with space.txt", "two", "TWO"));
        made("edit under a UTF-8 name", b -> b.replace("größe.txt", "two", "TWO"));
        made("UTF-8 name unquoted", b -> b.replace("größe.txt", "two", "TWO"));
        made("new file with blanks in its name", b -> b.write("a b/c d .e.txt", "x\n"));
        made("new file named like a header", b -> b.write("x b/x b/x.txt", "x\n"));
        made("binary changed", b -> Files.write(b.path("data.bin"), new byte[] {0, 1, 2}));
        made("binary changed a little", b -> {
            byte[] bytes = Files.readAllBytes(b.path("data.bin"));
            bytes[2000] ^= 1;
            Files.write(b.path("data.bin"), bytes);
        });
        made("binary added", b -> Files.write(b.path("new.bin"), new byte[] {0, 1, 2}));
        made("binary deleted", b -> b.delete("data.bin"));
        made("binary emptied", b -> Files.write(b.path("data.bin"), new byte[0]));
        made("text becomes binary", b -> Files.write(b.path("a.txt"), new byte[] {0, 1, 2}));
        made("file becomes directory", b -> {
            b.delete("a.txt");
            b.write("a.txt/inner.txt", "x\n");
        });
        made("directory becomes file", b -> {
            b.delete("dir/sub/deep.txt");
            Files.delete(b.path("dir/sub"));
            b.write("dir/sub", "x\n");
        });
    }

    private void wrappings() {
        changed("prose around", edit -> "Here is the change:\n\n" + edit + "\nThat is all - enjoy.\n");
        changed("Markdown fence around", edit -> "```diff\n" + edit + "```\n");
        changed(
                "mail with signature",
                edit -> "From: A <a@example.org>\nSubject: x\n\n---\n a.txt | 2 +-\n\n" + edit + "-- \n2.39.0\n\n");
        changed("mnemonic prefixes", edit -> edit.replace("a/a.txt", "i/a.txt").replace("b/a.txt", "w/a.txt"));
        changed("no prefixes", edit -> edit.replace("a/a.txt", "a.txt").replace("b/a.txt", "a.txt"));
        stricter(
                "other prefixes",
                b -> edit(b).replace("a/a.txt", "old/a.txt").replace("b/a.txt", "new/a.txt"),
                "a prefix nobody uses may be a directory");
        changed("plain header only", edit -> edit.substring(edit.indexOf("--- ")));
        changed(
                "plain header with times",
                edit -> edit.substring(edit.indexOf("--- "))
                        .replace("a/a.txt\n", "a/a.txt\t2026-01-01 10:00:00 +0000\n")
                        .replace("b/a.txt\n", "b/a.txt\t2026-01-01 10:00:01 +0000\n"));
        changed("CRLF through and through", edit -> edit.replace("\n", "\r\n"));
        stricter(
                "header with CRLF",
                b -> edit(b).replace("b/a.txt\n@@", "b/a.txt\r\n@@"),
                "a header that was converted");
        plain("nothing", "");
        plain("only prose", "I have changed nothing.\n");
        plain("a hunk without a header", "@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n");
        changed(
                "blank context lines stripped",
                b -> b.replace("blank.txt", "three", "THREE"),
                edit -> edit.replace("\n \n", "\n\n"));
        changed("similarity that lies", b -> b.move("a.txt", "b.txt"), edit -> edit.replace("100%", "0%"));
    }

    private void placement() {
        hunk("line numbers off by three", "long.txt", "@@ -23,3 +23,3 @@\n line 19\n-line 20\n+x\n line 21\n");
        hunk("line numbers off by forty", "long.txt", "@@ -3,3 +3,3 @@\n line 49\n-line 50\n+x\n line 51\n");
        hunk("line numbers beyond the end", "long.txt", "@@ -900,3 +900,3 @@\n line 49\n-line 50\n+x\n line 51\n");
        hunk("nearest of several places", "dup.txt", "@@ -7,4 +7,4 @@\n x\n A\n-B\n+b\n C\n");
        hunk("place between two equal ones", "dup.txt", "@@ -5,3 +5,3 @@\n A\n-B\n+b\n C\n");
        hunk("nearest above", "dup.txt", "@@ -10,3 +10,3 @@\n A\n-B\n+b\n C\n");
        hunk("first line that is not first", "long.txt", "@@ -1,3 +1,3 @@\n line 9\n-line 10\n+x\n line 11\n");
        hunk("no context below, not at the end", "long.txt", "@@ -10,2 +10,2 @@\n line 10\n-line 11\n+x\n");
        hunk("no context below, at the end", "long.txt", "@@ -59,2 +59,2 @@\n line 59\n-line 60\n+x\n");
        hunk("no context above", "long.txt", "@@ -10,2 +10,2 @@\n-line 10\n+x\n line 11\n");
        hunk(
                "two hunks, both shifted",
                "long.txt",
                "@@ -13,3 +13,3 @@\n line 9\n-line 10\n+x\n line 11\n@@ -33,3 +33,3 @@\n line 29\n-line 30\n+y\n line 31\n");
        hunk(
                "second hunk drifts by the first",
                "long.txt",
                "@@ -9,3 +9,5 @@\n line 9\n-line 10\n+x\n+y\n+z\n line 11\n@@ -29,3 +31,3 @@\n line 29\n-line 30\n+q\n line 31\n");
        hunk(
                "overlapping hunks",
                "long.txt",
                "@@ -9,3 +9,3 @@\n line 9\n-line 10\n+x\n line 11\n@@ -11,3 +11,3 @@\n line 11\n-line 12\n+y\n line 13\n");
        stricterHunk(
                "hunks in the wrong order",
                "long.txt",
                "@@ -29,3 +29,3 @@\n line 29\n-line 30\n+x\n line 31\n@@ -9,3 +9,3 @@\n line 9\n-line 10\n+y\n line 11\n",
                "git diff never writes that");
        stricterHunk(
                "insertion by number alone, in the middle",
                "long.txt",
                "@@ -10,0 +11 @@\n+x\n",
                "git puts the line at the end of the file");
        hunk("insertion by number alone, at the end", "long.txt", "@@ -60,0 +61 @@\n+x\n");
    }

    private void brokenHunks() {
        changed("cut in the middle of a hunk", edit -> edit.substring(0, edit.indexOf("+FIVE")));
        changed("cut before the last context line", edit -> edit.substring(0, edit.lastIndexOf("\n ") + 1));
        changed("cut in the middle of the last line", edit -> edit.substring(0, edit.length() - 2));
        changed("old count too large", edit -> edit.replace("-2,7 +2,7", "-2,8 +2,7"));
        changed("new count too large", edit -> edit.replace("-2,7 +2,7", "-2,7 +2,8"));
        changed("both counts too large", edit -> edit.replace("-2,7 +2,7", "-2,8 +2,8"));
        changed("old count too small", edit -> edit.replace("-2,7 +2,7", "-2,6 +2,7"));
        stricter(
                "both counts too small",
                b -> edit(b).replace("-2,7 +2,7", "-2,6 +2,6"),
                "a line left over means that the header counts wrongly");
        changed("header without counts", edit -> edit.replace("@@ -2,7 +2,7 @@", "@@ @@"));
        changed("negative count", edit -> edit.replace("-2,7 +2,7", "-2,-7 +2,7"));
        stricter("number beyond int", b -> edit(b).replace("-2,7", "-99999999999,7"), "git reads another number");
        changed("garbage in a hunk", edit -> edit.replace("+FIVE", "*FIVE"));
        changed("context does not match", edit -> edit.replace(" four\n", " fourth\n"));
        changed("removed line does not match", edit -> edit.replace("-five", "-fife"));
        changed("blanks do not match", edit -> edit.replace(" four\n", " four \n"));
        changed("tab for a blank", edit -> edit.replace(" four\n", " \tfour\n"));
        changed("context CRLF, file LF", edit -> edit.replace(" four\n", " four\r\n"));
        hunk("context LF, file CRLF", "crlf.txt", "@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n");
        hunk("newline at the end that is not there", "noeol.txt", "@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n");
        stricterHunk(
                "no newline at the end though there is",
                "dir/file.txt",
                "@@ -1,2 +1,2 @@\n-in a directory\n+x\n second\n\\ No newline at end of file\n",
                "git drops the newline");
        hunk(
                "no newline in the middle",
                "a.txt",
                "@@ -1,3 +1,3 @@\n one\n\\ No newline at end of file\n-two\n+TWO\n three\n");
        hunk("hunk that changes nothing", "a.txt", "@@ -1,3 +1,3 @@\n one\n two\n three\n");
        hunk("combined hunk", "a.txt", "@@@ -1,2 -1,2 +1,2 @@@\n  one\n--two\n++TWO\n");
        hunk("lines counted from zero", "a.txt", "@@ -0,2 +0,2 @@\n one\n-two\n+TWO\n");
    }

    private void brokenHeaders() {
        plain(
                "combined diff",
                "diff --cc a.txt\nindex 1,2..3\n--- a/a.txt\n+++ b/a.txt\n@@@ -1,1 -1,1 +1,1 @@@\n--one\n++ONE\n");
        plain("header alone", "diff --git a/a.txt b/a.txt\n");
        plain("index line alone", "diff --git a/a.txt b/a.txt\nindex 1111111..2222222 100644\n");
        plain("names without hunks", "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n");
        plain("plain names without hunks", "--- a/a.txt\n+++ b/a.txt\n");
        plain(
                "binary without data",
                "diff --git a/data.bin b/data.bin\nindex 1111111..2222222 100644\nBinary files a/data.bin and b/data.bin differ\n");
        plain(
                "binary without data after names",
                "diff --git a/data.bin b/data.bin\n--- a/data.bin\n+++ b/data.bin\nBinary files differ\n");
        changed("old name differs from header", edit -> edit.replace("--- a/a.txt", "--- a/dup.txt"));
        stricter(
                "new name differs from header",
                b -> edit(b).replace("+++ b/a.txt", "+++ b/new.txt"),
                "contradictory names");
        stricter(
                "header differs from both names",
                b -> edit(b).replace("diff --git a/a.txt b/a.txt", "diff --git a/dup.txt b/dup.txt"),
                "contradictory names");
        changed("no file before, without saying new", edit -> edit.replace("--- a/a.txt", "--- /dev/null"));
        stricter(
                "rename named otherwise in header",
                b -> b.diff(x -> x.move("a.txt", "b.txt")).replace("b/b.txt", "b/c.txt"),
                "contradictory names");
        changed("rename without its end", b -> b.move("a.txt", "b.txt"), edit -> edit.replace("rename to b.txt\n", ""));
        stricter(
                "mode twice",
                b -> edit(b).replace("index ", "old mode 100644\nold mode 100644\nnew mode 100755\nindex "),
                "a header line stands once");
        stricter(
                "old mode without new",
                b -> edit(b).replace("index ", "old mode 100644\nindex "),
                "half a mode change");
        changed(
                "new and deleted at once",
                edit -> edit.replace("index ", "new file mode 100644\ndeleted file mode 100644\nindex "));
        stricter(
                "hunks without names",
                b -> edit(b).replaceFirst("--- a/a.txt\n\\+\\+\\+ b/a.txt\n", ""),
                "git diff always writes them");
        stricter(
                "quote left open",
                b -> edit(b).replace("a/a.txt", "\"a/a.txt"),
                "git takes the name from the other lines");
        stricter(
                "wrong result id",
                b -> edit(b).replaceFirst("\\.\\.[0-9a-f]{40}", "..1111111111111111111111111111111111111111"),
                "the result is not the announced one");
        changed(
                "base id of another version",
                edit -> edit.replaceFirst("index [0-9a-f]{40}", "index 1111111111111111111111111111111111111111"));
        stricter(
                "same file twice",
                b -> edit(b) + b.diff(x -> x.replace("a.txt", "one", "ONE")),
                "within one diff each section speaks of the state before");
        plain("plain names that differ", "--- a/a.txt\n+++ b/dup.txt\n@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n");
    }

    private void brokenBinaries() {
        binary(
                "binary with abbreviated ids",
                edit -> edit.replaceFirst(
                        "index ([0-9a-f]{7})[0-9a-f]{33}\\.\\.([0-9a-f]{7})[0-9a-f]{33}", "index $1..$2"));
        binary("binary cut off", edit -> edit.substring(0, edit.indexOf("literal") + 30));
        binary(
                "binary without its last line",
                edit -> edit.substring(0, edit.lastIndexOf("literal")).stripTrailing() + "\n");
        binary("binary of another length", edit -> edit.replaceFirst("literal 3\n", "literal 4\n"));
        stricter(
                "binary with a wrong line length",
                b -> binaryEdit(b).replaceFirst("\nK", "\nL"),
                "git ignores what is left over");
        binary("binary that is no base 85", edit -> edit.replaceFirst("\nK.", "\nK\""));
        binary("binary of an unknown kind", edit -> edit.replaceFirst("literal 3\n", "gzip 3\n"));
        binary(
                "binary for another version",
                edit -> edit.replaceFirst("index [0-9a-f]{40}", "index 1111111111111111111111111111111111111111"));
        binary(
                "binary with a wrong result",
                edit -> edit.replaceFirst("\\.\\.[0-9a-f]{40}", "..1111111111111111111111111111111111111111"));
        binary("binary without the way back", edit -> edit.substring(0, edit.lastIndexOf("literal")));
    }

    private void missingOrPresent() {
        changed("edit of a missing file", edit -> edit.replace("a.txt", "missing.txt"));
        changed("new file that exists", b -> b.write("new.txt", "x\n"), edit -> edit.replace("new.txt", "a.txt"));
        changed(
                "new file that exists, empty",
                b -> b.write("new.txt", ""),
                edit -> edit.replace("new.txt", "empty.txt"));
        changed(
                "deletion of a missing file",
                b -> b.delete("dir/sub/deep.txt"),
                edit -> edit.replace("deep.txt", "missing.txt"));
        changed(
                "deletion of another content",
                b -> b.delete("dir/sub/deep.txt"),
                edit -> edit.replace("dir/sub/deep.txt", "with space.txt"));
        plain(
                "deletion that leaves lines",
                "diff --git a/a.txt b/a.txt\ndeleted file mode 100644\n--- a/a.txt\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two\n");
        plain("deletion without content", "diff --git a/a.txt b/a.txt\ndeleted file mode 100644\n");
        plain(
                "new file with old lines",
                "diff --git a/n.txt b/n.txt\nnew file mode 100644\n--- /dev/null\n+++ b/n.txt\n@@ -1,1 +1,2 @@\n one\n+two\n");
        stricter(
                "new file cut off after its header",
                b -> b.diff(x -> x.write("n.txt", "hello\n")).replaceFirst("(?s)--- .*", ""),
                "the index line announces content");
        changed("rename onto a file", b -> b.move("a.txt", "b.txt"), edit -> edit.replace("b.txt", "dup.txt"));
        plain("file where a directory is", newFile("dir"));
        plain("file below a file", newFile("a.txt/x"));
        plain(
                "swap of two files",
                "diff --git a/a.txt b/dup.txt\nsimilarity index 100%\nrename from a.txt\nrename to dup.txt\ndiff --git a/dup.txt b/a.txt\nsimilarity index 100%\nrename from dup.txt\nrename to a.txt\n");
    }

    private void hostilePaths() {
        for (String path : List.of(
                "../evil",
                "dir/../../evil",
                "/etc/evil",
                ".git/config",
                ".GIT/config",
                ".git/hooks/post-checkout",
                "dir/.git/config",
                "git~1/config",
                ".git /config",
                "./a.txt",
                "dir//x",
                "dir/./x",
                ".",
                "..")) {
            plain("new file " + escaped(path), newFile(raw(path)));
        }
        for (String path : List.of(
                "dir\\evil",
                "aux.txt",
                "dir/con",
                "ends with dot.",
                "ends with blank ",
                "a:stream",
                "star*.txt",
                "A.txt",
                "DIR/x.txt",
                "gro\u0308\u00dfe.txt",
                "GR\u00d6SSE.TXT".replace("SS", "\u00df"),
                "bidi\u202etxt.exe",
                "git~2/config",
                ".git\u200c/config")) {
            stricter("new file " + escaped(path), b -> newFile(raw(path)), "not safe or portable on every system");
        }
        stricter("new file with a tab", b -> newFileQuoted("tab\\there"), "control characters in a path");
        stricter("new file with a line feed", b -> newFileQuoted("line\\nfeed"), "control characters in a path");
        stricter("new file with a quote", b -> newFileQuoted("quo\\\"te"), "not portable");
        stricter("new file that is not UTF-8", b -> newFileQuoted("latin\\351"), "paths are UTF-8");
        stricter("new file with a NUL", b -> newFileQuoted("nul\\000x"), "git cuts the name off there");
        plain("through a link", newFile("link/x.txt"));
        plain(
                "edit through a link",
                "--- a/link/file.txt\n+++ b/link/file.txt\n@@ -1,2 +1,2 @@\n in a directory\n-second\n+x\n");
        plain(
                "rename to outside",
                "diff --git a/a.txt b/../b.txt\nsimilarity index 100%\nrename from a.txt\nrename to ../b.txt\n");
        plain(
                "rename from outside",
                "diff --git a/../a.txt b/b.txt\nsimilarity index 100%\nrename from ../a.txt\nrename to b.txt\n");
    }

    private void modesAndLinks() {
        plain("executable bit", "diff --git a/a.txt b/a.txt\nold mode 100644\nnew mode 100755\n");
        plain(
                "executable bit under a name with a blank",
                "diff --git a/with space.txt b/with space.txt\nold mode 100644\nnew mode 100755\n");
        made("edit of an executable", b -> b.replace("script.sh", "hi", "ho"));
        made("file becomes link", b -> {
            b.delete("a.txt");
            Files.createSymbolicLink(b.path("a.txt"), Path.of("dup.txt"));
        });
        made("link becomes file", b -> {
            b.delete("filelink");
            b.write("filelink", lines("x"));
        });
        made("link becomes directory", b -> {
            b.delete("link");
            b.write("link/x.txt", numbered(1, 3));
        });
        made("link changed", b -> {
            b.delete("filelink");
            Files.createSymbolicLink(b.path("filelink"), Path.of("dup.txt"));
        });
        made("new link", b -> Files.createSymbolicLink(b.path("newlink"), Path.of("../../etc/passwd")));
        plain(
                "link for .gitmodules",
                newFile(".gitmodules")
                        .replace("100644", "120000")
                        .replace("+x\n", "+x\n\\ No newline at end of file\n"));
        plain("file turned link by mode", "diff --git a/a.txt b/a.txt\nold mode 100644\nnew mode 120000\n");
        plain(
                "new submodule",
                newFile("module")
                        .replace("100644", "160000")
                        .replace("+x", "+Subproject commit 1111111111111111111111111111111111111111"));
        stricter(
                "mode of an old kind",
                b -> newFile("new.txt").replace("100644", "100666"),
                "git writes no such mode today");
        plain("mode that is no number", newFile("new.txt").replace("100644", "10x644"));
        stricter(
                "executable bit on top of another mode",
                b -> "diff --git a/script.sh b/script.sh\nold mode 100644\nnew mode 100755\n",
                "the file does not have the old mode");
    }

    private static String edit(NastyBase base) {
        return base.diff(b -> b.replace("a.txt", "five", "FIVE"));
    }

    private static String newFile(String path) {
        return "diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n--- /dev/null\n+++ b/" + path
                + "\n@@ -0,0 +1 @@\n+x\n";
    }

    private static String newFileQuoted(String path) {
        return "diff --git \"a/" + path + "\" \"b/" + path + "\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/" + path
                + "\"\n@@ -0,0 +1 @@\n+x\n";
    }

    private static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String escaped(String text) {
        return text.codePoints()
                .collect(
                        StringBuilder::new,
                        (out, c) -> out.append(c < 0x7f ? Character.toString(c) : "U+" + Integer.toHexString(c)),
                        StringBuilder::append)
                .toString();
    }

    private void made(String name, NastyBase.Edit edit, String... options) {
        cases.add(new Case(name, base -> base.diff(edit, options), ""));
    }

    private void changed(String name, Function<String, String> change) {
        cases.add(new Case(name, base -> change.apply(edit(base)), ""));
    }

    private void changed(String name, NastyBase.Edit edit, Function<String, String> change) {
        cases.add(new Case(name, base -> change.apply(base.diff(edit)), ""));
    }

    private static String binaryEdit(NastyBase base) {
        return base.diff(b -> Files.write(b.path("data.bin"), new byte[] {0, 1, 2}));
    }

    private void binary(String name, Function<String, String> change) {
        cases.add(new Case(name, base -> change.apply(binaryEdit(base)), ""));
    }

    private void hunk(String name, String path, String hunks) {
        plain(name, "diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n" + hunks);
    }

    private void stricterHunk(String name, String path, String hunks, String why) {
        stricter(name, b -> "--- a/" + path + "\n+++ b/" + path + "\n" + hunks, why);
    }

    private void plain(String name, String diff) {
        cases.add(new Case(name, base -> diff, ""));
    }

    private void stricter(String name, Function<NastyBase, String> diff, String why) {
        cases.add(new Case(name, diff, why));
    }
}
