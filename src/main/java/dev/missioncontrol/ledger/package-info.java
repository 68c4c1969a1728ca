/** The proof ledger: append-only, hash-chained entries, their payloads and artifacts, and the check that they still hold. */
@NullMarked
package dev.missioncontrol.ledger;

import org.jspecify.annotations.NullMarked;
