/**
 * The benchmarks that {@code ./missionctl bench} runs: each figure stands beside a peer or a limit that was measured in
 * the same run, and says how. They assert nothing; docs/benchmarks.md keeps the figures.
 */
@NullMarked
package dev.missioncontrol.bench;

import org.jspecify.annotations.NullMarked;
