import { html, nothing, render } from 'lit';
import { SEVERITIES, severityIcon, type LineComment, type LineFinding, type Side } from './model';

/** What is shown below a line: what policy found, a comment that the server has, or one being written. */
export interface Note {
  finding?: LineFinding;
  comment?: LineComment;
  draft?: Draft;
}

export interface Draft {
  path: string;
  side: Side;
  line: number;
  text: string;
  sending: boolean;
}

export interface NoteActions {
  submit(draft: Draft): void;
  discard(draft: Draft): void;
  remove(comment: LineComment): void;
}

export function noteElement(note: Note, actions: NoteActions): HTMLElement {
  const element = document.createElement('div');
  element.className = 'diff-note';
  if (note.finding) {
    element.dataset.severity = note.finding.severity;
    element.setAttribute('role', 'note');
    element.setAttribute('aria-label', `${SEVERITIES[note.finding.severity]}: ${note.finding.rule}`);
    render(findingTemplate(note.finding), element);
  }
  if (note.comment) render(commentTemplate(note.comment, actions), element);
  if (note.draft) render(draftTemplate(note.draft, actions), element);
  return element;
}

function findingTemplate(finding: LineFinding) {
  return html`
    <div class="diff-note-head">
      <vaadin-icon icon=${severityIcon(finding.severity)} aria-hidden="true"></vaadin-icon>
      <strong>${SEVERITIES[finding.severity]}</strong>
      <code>${finding.rule}</code>
      ${finding.line === 0 ? html`<span class="diff-note-where">the whole file</span>` : nothing}
    </div>
    <div class="diff-note-text">${finding.reason}</div>
    ${finding.remedy ? html`<div class="diff-note-remedy">${finding.remedy}</div>` : nothing}
    ${finding.note ? html`<div class="diff-note-remedy">${finding.note}</div>` : nothing}
  `;
}

function commentTemplate(comment: LineComment, actions: NoteActions) {
  return html`
    <div class="diff-note-head">
      <vaadin-avatar name=${comment.author} aria-hidden="true"></vaadin-avatar>
      <strong>${comment.author}</strong>
      <relative-time datetime=${comment.at} prefix="" threshold="P30D">${comment.at}</relative-time>
      ${comment.deletable
        ? html`<button
            type="button"
            class="diff-note-delete"
            aria-label="Delete this comment"
            title="Delete this comment"
            @click=${() => actions.remove(comment)}
          >
            <vaadin-icon icon="glyph:trash-2"></vaadin-icon>
          </button>`
        : nothing}
    </div>
    <div class="diff-note-text">${comment.text}</div>
  `;
}

function draftTemplate(draft: Draft, actions: NoteActions) {
  const where = `line ${draft.line}${draft.side === 'old' ? ' of the old version' : ''}`;
  return html`
    <textarea
      rows="3"
      maxlength="10000"
      aria-label="Comment on ${where}"
      placeholder="Comment on ${where}"
      .value=${draft.text}
      ?disabled=${draft.sending}
      @input=${(event: Event) => (draft.text = (event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.submit(draft);
        if (event.key === 'Escape') actions.discard(draft);
        event.stopPropagation();
      }}
    ></textarea>
    <div class="diff-note-buttons">
      <span class="diff-note-hint">Ctrl + Enter</span>
      <vaadin-button theme="tertiary small" ?disabled=${draft.sending} @click=${() => actions.discard(draft)}
        >Discard</vaadin-button
      >
      <vaadin-button theme="primary small" ?disabled=${draft.sending} @click=${() => actions.submit(draft)}
        >${draft.sending ? 'Adding…' : 'Add comment'}</vaadin-button
      >
    </div>
  `;
}
