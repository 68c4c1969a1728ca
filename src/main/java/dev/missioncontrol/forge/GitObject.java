package dev.missioncontrol.forge;

/**
 * A git object that does not exist in the repository yet.
 *
 * @param type a type code of {@link org.eclipse.jgit.lib.Constants}: {@code OBJ_BLOB}, {@code OBJ_TREE} or
 *     {@code OBJ_COMMIT}
 * @param bytes its content, without header
 */
@SuppressWarnings("ArrayRecordComponent") // content is compared by object id, never by equals
public record GitObject(int type, byte[] bytes) {}
