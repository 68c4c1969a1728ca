package dev.missioncontrol.cli;

import picocli.CommandLine.Command;

/** Shows what is proposed. */
@Command(name = "patch", description = "Shows patch sets and patches: what a run proposes to change.")
final class PatchCommand {}
