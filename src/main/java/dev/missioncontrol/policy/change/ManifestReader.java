package dev.missioncontrol.policy.change;

import java.util.List;

/** Reads the dependencies of one kind of manifest or lock file. */
@FunctionalInterface
interface ManifestReader {

    /**
     * Returns the dependencies it names, in its order.
     *
     * @param text the file, as Unicode
     * @throws RuntimeException when it is not what its name says
     */
    List<Declared> read(String text);
}
