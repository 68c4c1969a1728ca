/** Signing in: which door takes which proof, how many tries it allows, and who is asking once inside. */
@NullMarked
package dev.missioncontrol.account.signin;

import org.jspecify.annotations.NullMarked;
