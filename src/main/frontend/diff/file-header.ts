import { html, nothing, render, type TemplateResult } from 'lit';
import {
  SEVERITIES,
  facts,
  severityIcon,
  worst,
  type DiffFile,
  type LineFinding,
  type Status,
} from './model';
import { reveal } from './reveal';

export interface HeaderState {
  collapsed: boolean;
  viewed: boolean;
  comments: number;
  /** What policy found in the file, at lines or as a whole. */
  findings: LineFinding[];
  problem?: string;
  /** Whether there are no lines to show: the header says it all. */
  empty: boolean;
  /** The page that says why the file was changed. */
  why?: string;
}

export interface HeaderActions {
  toggleCollapsed(file: DiffFile): void;
  toggleViewed(file: DiffFile): void;
}

const ICONS: Record<Status, string> = {
  added: 'glyph:file-plus',
  deleted: 'glyph:file-minus',
  modified: 'glyph:file-pen',
  renamed: 'glyph:file-symlink',
  copied: 'glyph:copy',
};

/** The line above a file's changes: what happened to it as a whole, how much, and the tick for "I have read this". */
export function fileHeader(file: DiffFile, state: HeaderState, actions: HeaderActions): HTMLElement {
  const header = document.createElement('div');
  header.className = 'diff-file-header';
  header.dataset.status = file.status;
  header.toggleAttribute('data-viewed', state.viewed);
  render(template(file, state, actions), header);
  return header;
}

function template(file: DiffFile, state: HeaderState, actions: HeaderActions): TemplateResult {
  return html`
    <button
      type="button"
      class="diff-file-toggle"
      ?disabled=${state.empty}
      aria-expanded=${state.collapsed ? 'false' : 'true'}
      aria-label="${state.collapsed ? 'Expand' : 'Collapse'} ${file.path}"
      title=${state.collapsed ? 'Expand (x)' : 'Collapse (x)'}
      @click=${() => actions.toggleCollapsed(file)}
    >
      <vaadin-icon icon=${state.collapsed ? 'glyph:chevron-right' : 'glyph:chevron-down'}></vaadin-icon>
    </button>
    <vaadin-icon class="diff-file-icon" icon=${file.binary ? 'glyph:binary' : ICONS[file.status]}></vaadin-icon>
    ${name(file)}
    <span class="diff-file-facts">
      ${facts(file).map((fact) => html`<span class="diff-chip">${fact}</span>`)}
      ${state.problem ? html`<span class="diff-chip" data-severe>${state.problem}</span>` : nothing}
      ${file.warnings.map(
        (warning) =>
          html`<span class="diff-chip" ?data-severe=${warning.severe} ?data-mild=${!warning.severe} title=${warning.text}
            ><vaadin-icon icon="glyph:triangle-alert"></vaadin-icon>${warning.code}</span
          >`,
      )}
      ${findingChips(state.findings, state.empty)}
    </span>
    <span class="diff-file-end">
      ${state.comments
        ? html`<span class="diff-file-comments" title="${state.comments} comments"
            ><vaadin-icon icon="glyph:message-square"></vaadin-icon>${state.comments}</span
          >`
        : nothing}
      ${counts(file.additions, file.deletions)}
      ${state.why
        ? html`<a
            class="diff-file-why"
            href=${state.why}
            aria-label="Why was ${file.path} changed?"
            title="Who asked for it, what made it, who allowed it. A click on a line's number asks for that line."
            >Why?</a
          >`
        : nothing}
      <label class="diff-file-viewed" title="Viewed (v)">
        <input type="checkbox" .checked=${state.viewed} @change=${() => actions.toggleViewed(file)} />
        <span>Viewed</span>
      </label>
    </span>
  `;
}

/** How many findings there are; the finding itself, when the file has no line to show it at. */
function findingChips(findings: LineFinding[], empty: boolean) {
  const severity = worst(findings);
  if (!severity) return nothing;
  const texts = findings.map(({ severity, line, reason }) => {
    const where = line > 0 ? `, line ${line}` : '';
    return `${SEVERITIES[severity]}${where}: ${reason}`;
  });
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return html`<span class="diff-chip" data-severity=${severity} title=${texts.join('\n')}
    ><vaadin-icon icon=${severityIcon(severity)} aria-hidden="true"></vaadin-icon
    ><span class="diff-chip-text">${empty ? texts.join(' ') : count}</span></span
  >`;
}

/** Additions and deletions as numbers; nothing for a file whose lines did not change. */
export function counts(additions: number, deletions: number): TemplateResult | typeof nothing {
  if (additions + deletions === 0) return nothing;
  return html`<span class="diff-counts" aria-label="${additions} lines added, ${deletions} lines removed"
    >${additions ? html`<span data-added>+${additions}</span>` : nothing}${deletions
      ? html`<span data-removed>−${deletions}</span>`
      : nothing}</span
  >`;
}

/** The folder gives way before the file name does when there is little room. */
function name(file: DiffFile): TemplateResult {
  const moved = file.oldPath != null && file.oldPath !== file.path;
  return html`<span class="diff-file-name" title=${moved ? `${file.oldPath} → ${file.path}` : file.path}>
    ${moved ? html`<span class="diff-file-old">${path(file.oldPath!)}</span><span class="diff-file-arrow">→</span>` : nothing}
    ${path(file.path)}
  </span>`;
}

function path(value: string): TemplateResult {
  const shown = reveal(value);
  const slash = shown.lastIndexOf('/') + 1;
  return html`<bdi class="diff-path"
    ><span class="diff-path-folder">${shown.slice(0, slash)}</span
    ><span class="diff-path-file">${shown.slice(slash)}</span></bdi
  >`;
}
