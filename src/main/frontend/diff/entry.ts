import type { FileContents, FileDiffMetadata } from '@pierre/diffs';
import type { DiffFile, Side } from './model';
import { changedInFile, reveal, revealDiff, revealFile } from './reveal';
import { readSide } from './source';

type Library = typeof import('@pierre/diffs');

/** A file of the diff with what this page knows about it. */
export interface Entry {
  file: DiffFile;
  diff: FileDiffMetadata;
  /** Where its changes are, in order. */
  changes: { side: Side; line: number }[];
  collapsed: boolean;
  /** Why its lines cannot be shown. */
  problem?: string;
  /** Grows whenever it has to be drawn anew. */
  version: number;
}

export function parseEntry(library: Library, file: DiffFile, collapsed: boolean): Entry {
  let problem: string | undefined;
  let diff: FileDiffMetadata | undefined;
  try {
    diff = library.processFile(file.diff, { isGitDiff: true, throwOnError: true });
  } catch {
    problem = 'This diff is malformed and cannot be shown';
  }
  diff ??= emptyDiff();
  diff.name = reveal(file.path);
  diff.prevName = file.oldPath == null || file.oldPath === file.path ? undefined : reveal(file.oldPath);
  diff.type = changeType(file, diff);
  revealDiff(diff);
  return { file, diff, changes: changesOf(diff), collapsed, problem, version: 1 };
}

/** Fetches both whole texts of a file, to show the lines around its changes. */
export async function loadSides(url: string, { file, diff }: Entry) {
  const changed = changedInFile(diff);
  const [old, now] = await Promise.all([
    diff.type === 'rename-pure' ? null : readSide(url, file.index, 'old'),
    readSide(url, file.index, 'new'),
  ]);
  const newFile: FileContents = { name: diff.name, contents: revealFile(now, changed.additions) };
  if (old === null) return { oldFile: null, newFile };
  return { oldFile: { name: diff.prevName ?? diff.name, contents: revealFile(old, changed.deletions) }, newFile };
}

function emptyDiff(): FileDiffMetadata {
  return {
    name: '',
    type: 'change',
    hunks: [],
    splitLineCount: 0,
    unifiedLineCount: 0,
    isPartial: true,
    deletionLines: [],
    additionLines: [],
    deletionCharacterCount: 0,
    additionCharacterCount: 0,
  };
}

function changeType(file: DiffFile, diff: FileDiffMetadata): FileDiffMetadata['type'] {
  if (file.status === 'added') return 'new';
  if (file.status === 'deleted') return 'deleted';
  if (file.status === 'modified') return 'change';
  return diff.hunks.length > 0 ? 'rename-changed' : 'rename-pure';
}

function changesOf(diff: FileDiffMetadata): Entry['changes'] {
  return diff.hunks.flatMap((hunk) =>
    hunk.hunkContent.flatMap((content): Entry['changes'] => {
      if (content.type !== 'change') return [];
      return content.additions > 0
        ? [{ side: 'new', line: hunk.additionStart + content.additionLineIndex - hunk.additionLineIndex }]
        : [{ side: 'old', line: hunk.deletionStart + content.deletionLineIndex - hunk.deletionLineIndex }];
    }),
  );
}
