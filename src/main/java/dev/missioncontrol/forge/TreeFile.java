package dev.missioncontrol.forge;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A file (or symbolic link, or submodule) in a commit's tree.
 *
 * @param path its path, with slashes
 * @param mode its git mode
 * @param blob its content; for a submodule the commit it points at
 * @param size in bytes; 0 for a submodule
 */
public record TreeFile(String path, FileMode mode, ObjectId blob, long size) {}
