package dev.missioncontrol.cli;

import picocli.CommandLine.Command;

/** Shows the ledger. */
@Command(name = "ledger", description = "Shows, verifies and exports a run's ledger: the proof of what happened.")
final class LedgerCommand {}
