/** The ledger in the REST API: entries, verification, export, documents and tombstones. */
@NullMarked
package dev.missioncontrol.ledger.rest;

import org.jspecify.annotations.NullMarked;
