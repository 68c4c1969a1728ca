import { html, type TemplateResult } from 'lit';

export type Command =
  | 'nextFile'
  | 'previousFile'
  | 'nextChange'
  | 'previousChange'
  | 'toggleViewed'
  | 'toggleLayout'
  | 'toggleWrap'
  | 'toggleCollapsed'
  | 'toggleHelp';

const SHORTCUTS: [key: string, command: Command, meaning: string][] = [
  ['j', 'nextFile', 'Next file'],
  ['k', 'previousFile', 'Previous file'],
  ['n', 'nextChange', 'Next change'],
  ['p', 'previousChange', 'Previous change'],
  ['v', 'toggleViewed', 'Tick this file as viewed'],
  ['x', 'toggleCollapsed', 'Collapse or expand this file'],
  ['u', 'toggleLayout', 'Unified or side by side'],
  ['w', 'toggleWrap', 'Wrap long lines'],
  ['?', 'toggleHelp', 'This help'],
];

const TYPING = 'input, textarea, select, [contenteditable], vaadin-dialog, vaadin-confirm-dialog, vaadin-popover';

/** The command a key stands for, unless somebody is typing or a dialog is open. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  if (event.composedPath().some((target) => target instanceof Element && target.matches(TYPING))) return undefined;
  if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return undefined;
  return SHORTCUTS.find(([key]) => key === event.key)?.[1];
}

export function helpTemplate(close: () => void): TemplateResult {
  return html`<div class="diff-help-backdrop" @click=${close}>
    <div
      class="diff-help"
      role="dialog"
      aria-label="Keyboard shortcuts"
      @click=${(event: Event) => event.stopPropagation()}
    >
      <h2>Keyboard shortcuts</h2>
      <dl>
        ${SHORTCUTS.map(
          ([key, , meaning]) =>
            html`<div>
              <dt><kbd>${key}</kbd></dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
      <vaadin-button theme="small" @click=${close}>Close</vaadin-button>
    </div>
  </div>`;
}
