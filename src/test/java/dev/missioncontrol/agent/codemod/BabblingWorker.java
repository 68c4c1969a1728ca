package dev.missioncontrol.agent.codemod;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Main classes that answer as no worker should. */
final class BabblingWorker {

    private BabblingWorker() {}

    static String main(String how) {
        return switch (how) {
            case "garbage" -> Garbage.class.getName();
            case "exit" -> Exit.class.getName();
            default -> Truncated.class.getName();
        };
    }

    /** Returns a class path on which these classes are, next to the worker's. */
    static WorkerClassPath classPath() {
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        return new WorkerClassPath(Codemods.HOME) {
            @Override
            List<Path> entries() {
                return List.of(tests);
            }
        };
    }

    static final class Garbage {
        private Garbage() {}

        public static void main(String[] arguments) throws IOException {
            System.in.readAllBytes();
            System.out.write("Hello, world. Hello, world.\n".getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    static final class Exit {
        private Exit() {}

        public static void main(String[] arguments) {
            System.exit(42);
        }
    }

    static final class Truncated {
        private Truncated() {}

        public static void main(String[] arguments) throws IOException {
            System.in.readAllBytes();
            var out = new DataOutputStream(System.out);
            out.writeInt(0x4d435731);
            out.writeByte(7);
            out.writeInt(1000);
            out.flush();
        }
    }
}
