package com.example.parcels.notify;

import com.example.parcels.Parcel;
import com.example.parcels.store.ParcelMgr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/** Tells people what happened to their parcels. */
public class Announcer {

    private final ParcelMgr parcels;
    private final ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.ROOT);
    private final Consumer<String> outbox;

    public Announcer(ParcelMgr parcels, Consumer<String> outbox) {
        this.parcels = parcels;
        this.outbox = outbox;
    }

    public void announce(String number) {
        Parcel parcel = parcels.find(number).orElseThrow(() -> new IllegalArgumentException("no parcel " + number));
        String key = "status." + parcel.getStatus().name().toLowerCase(Locale.ROOT);
        outbox.accept(number + ": " + messages.getString(key) + " (" + messages.getString("support.url") + ")");
    }
}
