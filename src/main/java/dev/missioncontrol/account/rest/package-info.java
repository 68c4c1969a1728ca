/** API tokens over REST. */
@NullMarked
package dev.missioncontrol.account.rest;

import org.jspecify.annotations.NullMarked;
