package dev.missioncontrol.ledger.merkle;

import java.util.regex.Pattern;

/**
 * Names a tile: 256 consecutive hashes, or fewer at the right edge of the tree (C2SP tlog-tiles).
 *
 * @param level 0 for leaf hashes; a hash at level n is over {@code 256^n} leaves
 * @param number its place within the level, from 0
 * @param width how many hashes, from 1 to 256
 */
public record Tile(int level, long number, int width) {

    /** How many hashes a full tile has. */
    public static final int FULL = 256;

    private static final int MAX_LEVEL = 63;
    private static final long MAX_NUMBER = 1L << 53;
    private static final int GROUP = 1000;
    private static final Pattern NUMBER = Pattern.compile("(x\\d{3}/)*\\d{3}");
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern LEVEL = Pattern.compile("0|[1-9]\\d?");

    /** Rejects what names no tile. */
    public Tile {
        if (level < 0 || level > MAX_LEVEL || number < 0 || number > MAX_NUMBER || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", number " + number + ", width " + width);
        }
    }

    /**
     * Reads the path that follows {@code tile/}: {@code 0/x001/234.p/12}.
     *
     * @throws IllegalArgumentException when it names no tile
     */
    public static Tile parse(String path) {
        int slash = path.indexOf('/');
        String level = slash < 0 ? "" : path.substring(0, slash);
        if (!LEVEL.matcher(level).matches()) {
            throw new IllegalArgumentException("no level of a tile: '" + level + "'");
        }
        return parse(Integer.parseInt(level), path.substring(slash + 1));
    }

    /** Reads the part of a path that follows the level, or {@code tile/entries/}. */
    public static Tile parse(int level, String path) {
        int partial = path.indexOf(".p/");
        String number = partial < 0 ? path : path.substring(0, partial);
        String width = partial < 0 ? String.valueOf(FULL) : path.substring(partial + 3);
        if (!NUMBER.matcher(number).matches()
                || number.length() > 28
                || !WIDTH.matcher(width).matches()) {
            throw new IllegalArgumentException("no number of a tile: '" + path + "'");
        }
        int wide = Integer.parseInt(width);
        if (partial >= 0 && wide == FULL) {
            throw new IllegalArgumentException("a full tile has no width in its path");
        }
        long value = 0;
        for (String group : number.split("/")) {
            value = Math.addExact(
                    Math.multiplyExact(value, GROUP),
                    Integer.parseInt(group.startsWith("x") ? group.substring(1) : group));
        }
        Tile tile = new Tile(level, value, wide);
        if (!tile.numberAndWidth().equals(path)) {
            throw new IllegalArgumentException("not the one path of that tile: '" + path + "'");
        }
        return tile;
    }

    /** Returns the index of its first hash within its level. */
    public long start() {
        return number * FULL;
    }

    /** Returns the path that follows {@code tile/}. */
    public String path() {
        return level + "/" + numberAndWidth();
    }

    private String numberAndWidth() {
        StringBuilder path = new StringBuilder(String.format("%03d", number % GROUP));
        for (long rest = number / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format("x%03d/", rest % GROUP));
        }
        return width == FULL ? path.toString() : path + ".p/" + width;
    }
}
