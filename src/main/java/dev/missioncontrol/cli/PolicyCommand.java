package dev.missioncontrol.cli;

import picocli.CommandLine.Command;

/** What is done with policy packs. */
@Command(
        name = "policy",
        description = "Checks, tests, tries out and publishes policy packs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:there are findings, a test failed, or the server refused",
            "2:the command line, or the pack, is wrong; nothing was sent",
            "3:the server does not answer"
        })
final class PolicyCommand {}
