/** The settings page: one's own account, API tokens and, for admins, everyone's accounts. */
@NullMarked
package dev.missioncontrol.account.ui;

import org.jspecify.annotations.NullMarked;
