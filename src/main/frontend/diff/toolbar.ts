import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from './entry';
import { counts } from './file-header';

export type Layout = 'unified' | 'split';

/** How much there is to read, and how much of it has been. */
export function summary(entries: readonly Entry[], viewed: ReadonlySet<string>): TemplateResult {
  const total = entries.length;
  const read = entries.filter(({ file }) => viewed.has(file.path)).length;
  const added = entries.reduce((sum, { file }) => sum + file.additions, 0);
  const removed = entries.reduce((sum, { file }) => sum + file.deletions, 0);
  return html`<span class="diff-summary">
    <strong>${total}</strong> ${total === 1 ? 'file' : 'files'} ${counts(added, removed)}
    <span class="diff-read" title="${read} of ${total} files viewed">
      <progress max=${Math.max(total, 1)} value=${read} aria-label="Files viewed"></progress>${read}/${total}
      <span class="diff-read-word">viewed</span>
    </span>
  </span>`;
}

export function layoutSwitch(current: Layout, choose: (layout: Layout) => void): TemplateResult {
  const button = (layout: Layout, icon: string, label: string) =>
    html`<button
      type="button"
      aria-pressed=${current === layout ? 'true' : 'false'}
      title="${label} (u)"
      @click=${() => choose(layout)}
    >
      <vaadin-icon icon=${icon}></vaadin-icon>${label}
    </button>`;
  return html`<span class="diff-switch" role="group" aria-label="Layout">
    ${button('unified', 'glyph:rows-2', 'Unified')}${button('split', 'glyph:columns-2', 'Split')}
  </span>`;
}

export function toolButton(icon: string, label: string, pressed: boolean, action: () => void): TemplateResult {
  return html`<button
    type="button"
    class="diff-tool"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ? 'true' : 'false'}
    @click=${action}
  >
    <vaadin-icon icon=${icon}></vaadin-icon>
  </button>`;
}

/** What stands where the diff is not (yet). */
export function notice(
  state: { kind: 'loading' } | { kind: 'done' } | { kind: 'failed'; message: string },
  empty: boolean,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (state.kind === 'failed') {
    return html`<div class="diff-problem" role="alert">
      <span>The diff could not be shown. ${state.message}</span>
      <vaadin-button theme="small" @click=${retry}>Try again</vaadin-button>
    </div>`;
  }
  if (!empty) return nothing;
  return state.kind === 'loading'
    ? html`<vaadin-progress-bar indeterminate class="diff-progress"></vaadin-progress-bar>`
    : html`<div class="diff-nothing">Nothing has changed.</div>`;
}
