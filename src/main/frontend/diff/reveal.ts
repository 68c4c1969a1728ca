/*
 * Makes characters visible that would otherwise hide what a change really does (Trojan Source, CVE-2021-42574): control
 * characters that reorder text, characters of no width, stray carriage returns, blanks at the end of a changed line.
 * The characters are replaced by a mark of plain text before anything is rendered, so that no rendering step can hide
 * them again; decorate() then gives the marks a colour.
 */
import type { FileDiffMetadata, Hunk } from '@pierre/diffs';

// The same sets as in dev.missioncontrol.patch.ui.TextWarnings.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const MARK = /⟨(?:U\+[0-9A-F]{4,6}|CR)⟩|[·⇥]+(?=\n?$)/gu;
const END = /(\r?)(\n?)$/;

/** Replaces characters that cannot be seen. */
export function reveal(text: string): string {
  HIDDEN.lastIndex = 0;
  return HIDDEN.test(text)
    ? text.replace(HIDDEN, (char) => `⟨U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`)
    : text;
}

/** Also shows what stands at the end of a line that was added or removed. */
function revealChanged(line: string): string {
  const [ending, cr, lf] = END.exec(line)!;
  let body = line.slice(0, line.length - ending.length);
  const blanks = /[ \t]+$/.exec(body)?.[0];
  if (blanks) {
    body = body.slice(0, -blanks.length) + blanks.replace(/ /g, '·').replace(/\t/g, '⇥');
  }
  return reveal(body).replace(/\r/g, '⟨CR⟩') + (cr ? '⟨CR⟩' : '') + lf;
}

function revealContext(line: string): string {
  const [ending, , lf] = END.exec(line)!;
  return reveal(line.slice(0, line.length - ending.length)).replace(/\r/g, '⟨CR⟩') + lf;
}

/** Applies the marks to the lines of a diff, whether they are those of its hunks or those of whole files. */
export function revealDiff(diff: FileDiffMetadata): void {
  const changed = changedLines(diff.hunks);
  diff.additionLines = revealLines(diff.additionLines, changed.additions);
  diff.deletionLines =
    diff.type === 'rename-pure' ? diff.additionLines : revealLines(diff.deletionLines, changed.deletions);
  diff.additionCharacterCount = count(diff.additionLines);
  diff.deletionCharacterCount = count(diff.deletionLines);
}

/** Applies the marks to the text of a whole file of which some lines (counted from 0) were changed. */
export function revealFile(text: string, changed: Set<number>): string {
  return revealLines(text.split(/(?<=\n)/), changed).join('');
}

/** The lines, counted from 0 in the whole file, that the hunks of a diff remove and add. */
export function changedInFile(diff: FileDiffMetadata): { additions: Set<number>; deletions: Set<number> } {
  const additions = new Set<number>();
  const deletions = new Set<number>();
  for (const hunk of diff.hunks) {
    for (const content of hunk.hunkContent) {
      if (content.type !== 'change') continue;
      const newStart = hunk.additionStart - 1 + content.additionLineIndex - hunk.additionLineIndex;
      const oldStart = hunk.deletionStart - 1 + content.deletionLineIndex - hunk.deletionLineIndex;
      for (let i = 0; i < content.additions; i++) additions.add(newStart + i);
      for (let i = 0; i < content.deletions; i++) deletions.add(oldStart + i);
    }
  }
  return { additions, deletions };
}

function changedLines(hunks: Hunk[]) {
  const additions = new Set<number>();
  const deletions = new Set<number>();
  for (const hunk of hunks) {
    for (const content of hunk.hunkContent) {
      if (content.type !== 'change') continue;
      for (let i = 0; i < content.additions; i++) additions.add(content.additionLineIndex + i);
      for (let i = 0; i < content.deletions; i++) deletions.add(content.deletionLineIndex + i);
    }
  }
  return { additions, deletions };
}

function revealLines(lines: string[], changed: Set<number>): string[] {
  return lines.map((line, index) => (changed.has(index) ? revealChanged(line) : revealContext(line)));
}

function count(lines: string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Colours the marks within rendered lines. */
export function decorate(root: ShadowRoot | null): void {
  for (const line of root?.querySelectorAll('[data-line]:not([data-revealed])') ?? []) {
    line.setAttribute('data-revealed', '');
    MARK.lastIndex = 0;
    if (!MARK.test(line.textContent ?? '')) continue;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    texts.forEach(wrapMarks);
  }
}

function wrapMarks(node: Text): void {
  const text = node.data;
  MARK.lastIndex = 0;
  const parts: (string | HTMLElement)[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const mark = document.createElement('mark');
    mark.dataset.hidden = match[0].startsWith('⟨U') ? 'severe' : 'blank';
    mark.textContent = match[0];
    parts.push(text.slice(from, match.index), mark);
    from = match.index + match[0].length;
  }
  if (parts.length) node.replaceWith(...parts, text.slice(from));
}
