package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says why a server cannot be reached. */
final class Unreachable {

    private Unreachable() {}

    /** Returns whether the server cannot have got the request. */
    static boolean neverArrived(IOException reason) {
        return reason instanceof ConnectException
                || reason instanceof HttpTimeoutException
                || reason instanceof SSLException;
    }

    /** Returns the failure that the reason amounts to. */
    static Failure because(ServerAddress server, IOException reason) {
        return switch (reason) {
            case HttpConnectTimeoutException _ ->
                Failure.unreachable(server + " does not answer.", "Check the address, and any firewall on the way.");
            case HttpTimeoutException _ ->
                Failure.unreachable(
                        server + " took the request but has not answered for a long time.",
                        "See its log. What was asked for may still be done.");
            case SSLException _ ->
                Failure.unreachable(
                        "No secure connection to " + server + ": " + reason.getMessage() + ".",
                        "Check that it speaks HTTPS, with a certificate that this Java installation trusts.");
            case ConnectException _
            when isUnknown(reason) ->
                Failure.unreachable("There is no host of the name in " + server + ".", "Check the address.");
            case ConnectException _ ->
                Failure.unreachable(
                        "Nothing answers at " + server + ": the server is not running there.",
                        "Start it with ./missionctl up, or name another with --url or MISSIONCONTROL_URL.");
            default ->
                Failure.unreachable(
                        "The connection to " + server + " broke: " + reason.getMessage() + ".",
                        "Check that the server is still running, and what was done: missionctl status.");
        };
    }

    private static boolean isUnknown(IOException reason) {
        for (Throwable cause = reason.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
