package dev.missioncontrol.bench;

import java.util.List;

/** A part of the benchmarks that can be run by itself. */
interface Part {

    /** Measures; takes as long as it takes. */
    List<Row> measure(Scale scale) throws Exception;
}
