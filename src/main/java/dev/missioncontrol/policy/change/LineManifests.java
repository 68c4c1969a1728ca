package dev.missioncontrol.policy.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the manifests and lock files of which each line speaks for itself, so that parts of them can be read too. */
final class LineManifests {

    private static final int LONGEST_LINE = 2_000;

    private static final Pattern REQUIREMENT = Pattern.compile(
            "^\\s*([A-Za-z0-9][A-Za-z0-9._-]{0,200})\\s*(?:\\[[^\\]]*\\])?\\s*(?:@\\s*(\\S+)|((?:===?|~=|!=|<=?|>=?)[^;#\\\\]*))?");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]{1,200})");
    private static final Pattern GO = Pattern.compile(
            "^\\s*(?:require\\s+)?([a-z0-9][\\w.-]*\\.[a-z]{2,}[\\w./~-]*)\\s+(v[0-9][\\w.+-]*)\\s*(?://.*)?$");
    private static final Pattern GO_REPLACE = Pattern.compile("=>\\s*(\\S+)(?:\\s+(v[0-9]\\S*))?");
    private static final Pattern GRADLE = Pattern.compile(
            "^\\s*[A-Za-z][A-Za-z0-9]{1,80}\\s*\\(?\\s*(?:(?:enforcedP|p)latform\\s*\\(\\s*)?[\"']([\\w.-]+:[\\w.-]+)(?::([^\"':@]+))?(?::[^\"']*|@[^\"']*)?[\"']");
    private static final Pattern GRADLE_MAP = Pattern.compile(
            "^\\s*[A-Za-z][A-Za-z0-9]{1,80}\\s*\\(?\\s*group\\s*[:=]\\s*[\"']([\\w.-]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([\\w.-]+)[\"'](?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"']+)[\"'])?");
    private static final Pattern GRADLE_PLUGIN = Pattern.compile(
            "^\\s*(?:id|kotlin)\\s*\\(?\\s*[\"']([\\w.-]+)[\"']\\s*\\)?(?:\\s+version\\s*\\(?\\s*[\"']([^\"']+)[\"'])?");
    private static final Pattern GRADLE_LOCK = Pattern.compile("^([\\w.-]+:[\\w.-]+):([^=\\s]+)=");

    /** What a line says. */
    @FunctionalInterface
    private interface Line {
        void read(String line, int number, List<Declared> declared);
    }

    private LineManifests() {}

    /** Reads pip's requirements (pip.pypa.io/en/stable/reference/requirements-file-format). */
    static List<Declared> requirements(String text) {
        return lines(text, (line, number, declared) -> {
            String bare = line.strip();
            Matcher egg = EGG.matcher(bare);
            if (bare.startsWith("-") || bare.contains("://")) {
                boolean editable = bare.startsWith("-e") || bare.startsWith("--editable") || !bare.startsWith("-");
                if (editable && egg.find()) {
                    declared.add(new Declared(pythonName(egg.group(1)), bare, number));
                    return;
                }
            }
            Matcher found = REQUIREMENT.matcher(bare);
            if (!bare.startsWith("-") && !bare.startsWith("#") && found.find()) {
                declared.add(new Declared(pythonName(found.group(1)), version(found.group(2), found.group(3)), number));
            }
        });
    }

    /** Reads one requirement (PEP 508); its line is not known. */
    static List<Declared> requirement(String text) {
        Matcher found = REQUIREMENT.matcher(text);
        return found.find()
                ? List.of(new Declared(pythonName(found.group(1)), version(found.group(2), found.group(3)), -1))
                : List.of();
    }

    /** Names of Python packages are the same in other spellings (PEP 503). */
    static String pythonName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    /** Reads go.mod (go.dev/ref/mod#go-mod-file). */
    static List<Declared> goMod(String text) {
        return lines(text, (line, number, declared) -> {
            Matcher replaced = GO_REPLACE.matcher(line);
            Matcher found = GO.matcher(line);
            if (replaced.find()) {
                declared.add(new Declared(replaced.group(1), replaced.group(2), number));
            } else if (found.find()) {
                declared.add(new Declared(found.group(1), found.group(2), number));
            }
        });
    }

    /** Reads what build.gradle and build.gradle.kts say in the usual ways; they are programs, so not everything. */
    static List<Declared> gradle(String text) {
        return lines(text, (line, number, declared) -> {
            Matcher coordinates = GRADLE.matcher(line);
            Matcher map = GRADLE_MAP.matcher(line);
            Matcher plugin = GRADLE_PLUGIN.matcher(line);
            if (coordinates.find()) {
                declared.add(new Declared(coordinates.group(1), coordinates.group(2), number));
            } else if (map.find()) {
                declared.add(new Declared(map.group(1) + ":" + map.group(2), map.group(3), number));
            } else if (plugin.find()) {
                declared.add(new Declared(plugin.group(1), plugin.group(2), number));
            }
        });
    }

    /** Reads gradle.lockfile (docs.gradle.org, "Locking Versions"). */
    static List<Declared> gradleLock(String text) {
        return lines(text, (line, number, declared) -> {
            Matcher found = GRADLE_LOCK.matcher(line);
            if (found.find()) {
                declared.add(new Declared(found.group(1), found.group(2), number));
            }
        });
    }

    private static @Nullable String version(@Nullable String url, @Nullable String range) {
        String version = url != null ? url : range;
        return version == null ? null : version.strip();
    }

    private static List<Declared> lines(String text, Line reader) {
        List<Declared> declared = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() <= LONGEST_LINE) {
                reader.read(lines[i], i, declared);
            }
        }
        return declared;
    }
}
