import type { Text } from '@codemirror/state';

/** Where the cursor is in a YAML document that need not be finished: found by indentation, not by parsing. */
export interface Place {
  /** The keys from the top to the mapping or value the cursor is in; `[]` is an item of a list. */
  path: string[];
  /** Whether a key is being written there, or a value. */
  wants: 'key' | 'value';
  /** Where the word under the cursor begins. */
  from: number;
  /** The keys that the mapping has already. */
  taken: string[];
  /** How far a nested block is to be indented. */
  indent: number;
}

interface Row {
  /** Columns before the first key or value; each dash of a list counts as two. */
  indent: number;
  /** Columns of the dashes before it. */
  dashes: number[];
  key?: string;
  /** Where what follows the key or the dashes begins, within the line. */
  rest: number;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#,[\]{}'"][^:#]*?)\s*:(?=\s|$)/;

function read(line: string): Row | undefined {
  let indent = line.length - line.trimStart().length;
  const dashes: number[] = [];
  for (;;) {
    const dash = /^-(\s+|$)/.exec(line.slice(indent));
    if (!dash) break;
    dashes.push(indent);
    indent += Math.max(dash[0].length, 2);
  }
  const text = line.slice(indent);
  if (dashes.length === 0 && (text === '' || text.startsWith('#'))) return undefined;
  const key = KEY.exec(text);
  return key
    ? { indent, dashes, key: unquote(key[1]), rest: indent + key[0].length }
    : { indent, dashes, rest: Math.min(indent, line.length) };
}

function unquote(text: string) {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}

/** Returns the place of a position; undefined inside a comment. */
export function placeAt(document: Text, position: number): Place | undefined {
  const line = document.lineAt(position);
  const before = line.text.slice(0, position - line.from);
  if (/(^|\s)#/.test(before)) return undefined;
  const row = read(before) ?? { indent: before.length, dashes: [], rest: before.length };
  const written = before.slice(row.rest);
  const flow = /\[[^\]]*$/.exec(written);
  const word = /[^\s,[\]]*$/.exec(written)?.[0] ?? '';
  const from = position - word.length;
  const owner = parents(document, line.number, row);
  if (row.key !== undefined) {
    const path = [...owner.path, row.key, ...(flow ? ['[]'] : [])];
    return { path, wants: 'value', from, taken: [], indent: row.indent + 2 };
  }
  if (flow) return { path: [...owner.path, '[]'], wants: 'value', from, taken: [], indent: row.indent + 2 };
  return {
    path: owner.path,
    wants: 'key',
    from: line.from + Math.min(row.rest, before.length),
    taken: siblings(document, line.number, row.indent, row.dashes.length > 0),
    indent: row.indent + 2,
  };
}

/** The way up: each line above that is indented less, or is a key whose list stands at its own indentation. */
function parents(document: Text, from: number, start: Row) {
  const path: string[] = [];
  let indent = start.indent;
  let dashes = start.dashes;
  for (let number = from; ; ) {
    // The dashes of this line are lists in lists, the innermost last.
    for (const dash of [...dashes].reverse()) {
      path.unshift('[]');
      indent = dash;
    }
    const inList = dashes.length > 0;
    let found: Row | undefined;
    while (!found && --number > 0) {
      const row = read(document.line(number).text);
      if (!row) continue;
      const isParentKey = row.key !== undefined && (row.indent < indent || (inList && row.indent === indent));
      const isItem = row.dashes.some((dash) => dash < indent) && row.indent >= indent;
      if (isParentKey || isItem) found = row;
    }
    if (!found) return { path };
    if (found.key !== undefined && (found.indent < indent || (inList && found.indent === indent))) {
      path.unshift(found.key);
      indent = found.indent;
      dashes = found.dashes;
    } else {
      dashes = found.dashes.filter((dash) => dash < indent);
    }
  }
}

function siblings(document: Text, at: number, indent: number, first: boolean): string[] {
  const keys: string[] = [];
  const collect = (step: 1 | -1) => {
    for (let number = at + step; number > 0 && number <= document.lines; number += step) {
      const row = read(document.line(number).text);
      if (!row) continue;
      if (step === 1 && (row.indent < indent || row.dashes.length > 0)) return;
      if (row.indent < indent) return;
      if (row.indent === indent && row.key !== undefined) keys.push(row.key);
      if (step === -1 && row.indent === indent && row.dashes.length > 0) return;
    }
  };
  if (!first) collect(-1);
  collect(1);
  return keys;
}
