/*
 * What the server says about a diff. The contract is written in the Javadoc of dev.missioncontrol.patch.ui.DiffFile,
 * LineComment, LineFinding and DiffViewer; these are its names on this side.
 */

export type Status = 'added' | 'deleted' | 'modified' | 'renamed' | 'copied';

export type Side = 'old' | 'new';

export interface Warning {
  code: string;
  severe: boolean;
  text: string;
}

export interface DiffFile {
  index: number;
  path: string;
  oldPath?: string | null;
  oldMode?: string | null;
  newMode?: string | null;
  status: Status;
  additions: number;
  deletions: number;
  binary: boolean;
  oldSize?: number | null;
  newSize?: number | null;
  warnings: Warning[];
  diff: string;
}

export interface LineComment {
  id: string;
  path: string;
  side: Side;
  line: number;
  author: string;
  at: string;
  text: string;
  deletable: boolean;
}

export type Severity = 'block' | 'warn' | 'observed' | 'overridden';

/** Something policy found: at a line, or in the file as a whole (line 0). */
export interface LineFinding {
  path: string;
  side: Side;
  line: number;
  severity: Severity;
  rule: string;
  reason: string;
  remedy: string;
  note: string;
}

/** What a severity does, for people. */
export const SEVERITIES: Record<Severity, string> = {
  block: 'Blocks',
  warn: 'Warns',
  observed: 'Would block',
  overridden: 'Overridden',
};

const SEVERITY_ICONS: Record<Severity, string> = {
  block: 'glyph:ban',
  warn: 'glyph:triangle-alert',
  observed: 'glyph:eye',
  overridden: 'glyph:check',
};

export function severityIcon(severity: Severity): string {
  return SEVERITY_ICONS[severity];
}

/** The worst of them; undefined when there is none. */
export function worst(findings: readonly LineFinding[]): Severity | undefined {
  return (Object.keys(SEVERITIES) as Severity[]).find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}

const SYMLINK = '120000';
const SUBMODULE = '160000';

/** Short facts about a file that its lines do not show, for the header. */
export function facts(file: DiffFile): string[] {
  const facts: string[] = [];
  const kind = file.newMode ?? file.oldMode;
  if (file.status === 'added') facts.push('New file');
  if (file.status === 'deleted') facts.push('Deleted');
  if (file.status === 'renamed') facts.push('Renamed');
  if (file.status === 'copied') facts.push('Copied');
  if (kind === SYMLINK) facts.push('Symbolic link');
  if (kind === SUBMODULE) facts.push('Submodule');
  if (file.oldMode && file.newMode && file.oldMode !== file.newMode) {
    facts.push(`Mode ${file.oldMode} → ${file.newMode}`);
  } else if (file.status === 'added' && file.newMode === '100755') {
    facts.push('Executable');
  }
  if (file.binary) facts.push(`Binary ${sizes(file)}`.trim());
  if (!file.binary && (file.newSize === 0 || (file.status === 'deleted' && file.oldSize === 0))) facts.push('Empty');
  return facts;
}

function sizes(file: DiffFile): string {
  const from = file.oldSize == null ? '' : bytes(file.oldSize);
  const to = file.newSize == null ? '' : bytes(file.newSize);
  return from && to ? `${from} → ${to}` : from || to;
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${(count / 1024).toFixed(1)} KB`;
  return `${(count / 1024 / 1024).toFixed(1)} MB`;
}
