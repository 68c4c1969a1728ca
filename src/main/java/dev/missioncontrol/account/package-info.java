/** Accounts, roles, API tokens, sign-in and who is asking: nothing here knows what the accounts are used for. */
@NullMarked
package dev.missioncontrol.account;

import org.jspecify.annotations.NullMarked;
