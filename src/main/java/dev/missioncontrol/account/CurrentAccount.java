package dev.missioncontrol.account;

import dev.missioncontrol.shared.Refusal;

/** Who is asking: the account behind the browser session or the API token of the current call. */
public interface CurrentAccount {

    /**
     * Returns the signed-in account.
     *
     * @throws Refusal UNAUTHENTICATED when nobody is
     */
    Account get();
}
