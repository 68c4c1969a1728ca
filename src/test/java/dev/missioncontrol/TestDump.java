package dev.missioncontrol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Everything the database holds, as text: what somebody sees who has a copy of it. */
public final class TestDump {

    private final List<String> rows = new ArrayList<>();

    private TestDump() {}

    /** Reads every row of every table. */
    public static TestDump take() throws SQLException {
        var dump = new TestDump();
        Set<String> read = new HashSet<>();
        try (Connection owner = TestDatabase.get().connectAsOwner();
                Connection application = TestDatabase.get().connectAsApplication()) {
            dump.read(owner, read);
            dump.read(application, read);
        }
        return dump;
    }

    private void read(Connection connection, Set<String> read) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
                    + " AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                if (read.add(table)) {
                    try (ResultSet found = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                        while (found.next()) {
                            rows.add(table + " " + found.getString(1));
                        }
                    }
                }
            }
        }
    }

    /** Returns the rows that hold a text as it is, as the bytes of a binary column, or in Base64. */
    public List<String> rowsWith(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        List<String> forms = new ArrayList<>(List.of(text, HexFormat.of().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String encoded = Base64.getEncoder().encodeToString(shifted);
            forms.add(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4));
        }
        return rows.stream()
                .filter(row -> forms.stream().anyMatch(row::contains))
                .map(row -> row.length() > 200 ? row.substring(0, 200) : row)
                .toList();
    }

    /** Returns how many rows there are. */
    public int size() {
        return rows.size();
    }
}
