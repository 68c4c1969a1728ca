import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { CodeView, FileDiffMetadata, SelectedLineRange } from '@pierre/diffs';
import { noteElement, type Draft, type Note } from './comments';
import { loadSides, parseEntry, type Entry } from './entry';
import { fileHeader } from './file-header';
import type { LineComment, LineFinding, Side } from './model';
import { Navigator } from './navigator';
import { decorate } from './reveal';
import { commandOf, helpTemplate, type Command } from './shortcuts';
import { readFiles } from './source';
import { registerThemes, THEMES } from './theme';
import { whyAddress } from './why';
import { layoutSwitch, notice, summary, toolButton, type Layout } from './toolbar';

type Library = typeof import('@pierre/diffs');

interface ClickedLine {
  lineNumber: number;
  annotationSide?: 'additions' | 'deletions';
  event: PointerEvent;
}

/** Below this width two columns of code are unreadable. */
const NARROW = 760;
/** These heights are also in diff-viewer.css. */
const LINE_HEIGHT = 20;
const HEADER_HEIGHT = 44;
const NARROW_HEADER_HEIGHT = 64;
/** Longer files stay uncoloured: colouring must not stop the page. */
const COLOURED_CHARACTERS = 3_000_000;
/** A scrolling reader passes many files; the server hears of the one they rest at. */
const CURRENT_FILE_DELAY_MILLIS = 200;

/** What the shadow roots of the library cannot inherit. */
const SHADOW_CSS = `
  [data-line] mark { border-radius: 3px; font-size: 0.9em; }
  [data-line] mark[data-hidden='severe'] { background: #d92d20; color: #fff; padding: 0 2px; }
  [data-line] mark[data-hidden='blank'] {
    background: color-mix(in srgb, var(--diffs-modified-base) 22%, transparent); color: var(--diffs-fg);
  }
  [data-code] { font-variant-ligatures: none; }
  [data-interactive-line-numbers] [data-column-number]:hover { text-decoration: underline; }
`;

/**
 * Shows a diff file by file: unified or side by side, coloured, with its changed words marked, its hidden characters
 * made visible, unchanged lines on demand, and comments and findings of policy on lines. It fetches the diff by itself from `dataUrl`, so that
 * the text never passes through the server's page state. See the Javadoc of dev.missioncontrol.patch.ui.DiffViewer.
 */
class DiffViewer extends LitElement {
  static properties = {
    dataUrl: {},
    preferredLayout: {},
    commentable: { type: Boolean },
    whyUrl: {},
    whyRemoved: { type: Boolean },
    viewedPaths: {},
    comments: {},
    findings: {},
    narrow: { type: Boolean, reflect: true },
    state: { state: true },
    wrap: { state: true },
    help: { state: true },
  };

  declare dataUrl: string;
  declare preferredLayout: Layout;
  declare commentable: boolean;
  declare whyUrl: string;
  declare whyRemoved: boolean;
  declare viewedPaths: string[];
  declare comments: LineComment[];
  declare findings: LineFinding[];
  declare narrow: boolean;
  declare private state: { kind: 'loading' } | { kind: 'done' } | { kind: 'failed'; message: string };
  declare private wrap: boolean;
  declare private help: boolean;

  private entries: Entry[] = [];
  private byDiff = new WeakMap<object, Entry>();
  private drafts: Draft[] = [];
  private viewed = new Set<string>();
  private view?: CodeView<Note>;
  private navigator?: Navigator;
  private loading?: AbortController;
  private wanted?: string;
  private reported?: string;
  private reportTimer = 0;
  private sizes = new ResizeObserver(([entry]) => (this.narrow = entry.contentRect.width < NARROW));
  private scheme = new MutationObserver(() => this.applyOptions());
  private onKey = (event: KeyboardEvent) => this.handleKey(event);

  constructor() {
    super();
    this.dataUrl = '';
    this.preferredLayout = 'unified';
    this.commentable = false;
    this.whyUrl = '';
    this.whyRemoved = false;
    this.viewedPaths = [];
    this.comments = [];
    this.findings = [];
    this.narrow = false;
    this.state = { kind: 'loading' };
    this.wrap = false;
    this.help = false;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.narrow = this.clientWidth > 0 && this.clientWidth < NARROW;
    this.sizes.observe(this);
    this.scheme.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'style'] });
    document.addEventListener('keydown', this.onKey);
    // Moved within the page: show again what was shown before.
    if (this.hasUpdated && this.dataUrl) void this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.scheme.disconnect();
    document.removeEventListener('keydown', this.onKey);
    this.close();
  }

  /** Brings the file into view, as soon as it has arrived. */
  scrollToFile(path: string) {
    const entry = this.entryOf(path);
    this.wanted = entry ? undefined : path;
    this.navigator?.toFile(entry);
  }

  /** The server did not take the comment: lets its author try again. */
  draftRefused() {
    for (const draft of this.drafts.filter((one) => one.sending)) {
      draft.sending = false;
      this.refresh(this.entryOf(draft.path));
    }
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('dataUrl') && this.dataUrl) void this.load();
    if (changed.has('viewedPaths')) this.syncViewed();
    if (changed.has('comments')) this.syncComments(changed.get('comments') as LineComment[] | undefined);
    if (changed.has('findings')) this.syncFindings(changed.get('findings') as LineFinding[] | undefined);
    if (['preferredLayout', 'narrow', 'wrap', 'commentable', 'whyUrl'].some((name) => changed.has(name))) this.applyOptions();
  }

  render() {
    return html`
      <div class="diff-toolbar" role="toolbar" aria-label="Diff">
        ${summary(this.entries, this.viewed)}
        <span class="diff-toolbar-end">
          ${this.whyUrl && !this.narrow
            ? html`<span class="diff-hint">Click a line number to ask why it is there</span>`
            : nothing}
          ${this.narrow
            ? nothing
            : [
                layoutSwitch(this.preferredLayout, (layout) => (this.preferredLayout = layout)),
                toolButton('glyph:wrap-text', 'Wrap long lines (w)', this.wrap, () => this.run('toggleWrap')),
              ]}
          ${toolButton('glyph:keyboard', 'Keyboard shortcuts (?)', this.help, () => this.run('toggleHelp'))}
        </span>
      </div>
      ${notice(this.state, this.entries.length === 0, () => void this.load())}
      <div class="diff-scroll" tabindex="0" role="region" aria-label="Changed files"></div>
      ${this.help ? helpTemplate(() => (this.help = false)) : nothing}
    `;
  }

  // ---- Loading ------------------------------------------------------------------------------------------------------

  private async load() {
    this.close();
    const loading = (this.loading = new AbortController());
    this.state = { kind: 'loading' };
    performance.mark('diff-requested');
    try {
      const library = await loadLibrary();
      for await (const batch of readFiles(this.dataUrl, loading.signal)) {
        const first = this.entries.length === 0;
        this.show(
          library,
          batch.map((file) => parseEntry(library, file, this.viewed.has(file.path))),
        );
        if (first) requestAnimationFrame(() => performance.mark('diff-shown'));
      }
      this.state = { kind: 'done' };
      this.dispatchEvent(new CustomEvent('diff-loaded', { detail: { files: this.entries.length } }));
      this.navigator?.follow();
    } catch (error) {
      if (loading.signal.aborted) return;
      this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  private close() {
    clearTimeout(this.reportTimer);
    this.loading?.abort();
    this.navigator?.close();
    this.view?.cleanUp();
    this.view = undefined;
    this.navigator = undefined;
    this.entries = [];
    this.drafts = [];
    this.reported = undefined;
  }

  private show(library: Library, entries: Entry[]) {
    if (!this.view) {
      const scroller = this.querySelector<HTMLElement>('.diff-scroll')!;
      this.view = new library.CodeView<Note>(this.options());
      this.view.setup(scroller);
      this.navigator = new Navigator(this.view, scroller, this.entries, (entry) => this.report(entry));
    }
    entries.forEach((entry) => this.byDiff.set(entry.diff, entry));
    this.entries.push(...entries);
    this.view.addItems(entries.map((entry) => this.item(entry)));
    if (this.wanted) this.scrollToFile(this.wanted);
    this.requestUpdate();
  }

  private options() {
    return {
      diffStyle: this.narrow ? ('unified' as const) : this.preferredLayout,
      overflow: this.narrow || this.wrap ? ('wrap' as const) : ('scroll' as const),
      theme: THEMES,
      themeType: themeType(),
      preferredHighlighter: 'highlights' as const,
      tokenizeMaxLength: COLOURED_CHARACTERS,
      hunkSeparators: 'line-info' as const,
      lineDiffType: 'word-alt' as const,
      expansionLineCount: 40,
      stickyHeaders: true,
      enableGutterUtility: this.commentable,
      itemMetrics: { lineHeight: LINE_HEIGHT, diffHeaderHeight: this.narrow ? NARROW_HEADER_HEIGHT : HEADER_HEIGHT },
      layout: { paddingTop: 1, paddingBottom: 96, gap: 12 },
      unsafeCSS: SHADOW_CSS,
      loadDiffFiles: (diff: FileDiffMetadata) => loadSides(this.dataUrl, this.byDiff.get(diff)!),
      renderCustomHeader: (diff: object) => this.header(diff),
      renderAnnotation: (annotation: { metadata: Note }) => this.note(annotation.metadata),
      onGutterUtilityClick: (range: SelectedLineRange, context: { item: { id: string } }) =>
        this.startDraft(this.entries[Number(context.item.id)], range),
      onPostRender: (node: HTMLElement) => decorate(node.shadowRoot),
      ...(this.whyUrl
        ? {
            lineHoverHighlight: 'number' as const,
            onLineNumberClick: (line: ClickedLine, context: { item: { id: string } }) =>
              this.askWhy(this.entries[Number(context.item.id)], line),
          }
        : {}),
    };
  }

  private applyOptions() {
    this.view?.setOptions(this.options());
  }

  private item(entry: Entry) {
    return {
      id: String(this.entries.indexOf(entry)),
      type: 'diff' as const,
      fileDiff: entry.diff,
      version: entry.version,
      collapsed: entry.collapsed,
      annotations: this.annotations(entry),
    };
  }

  private refresh(entry: Entry | undefined) {
    if (!entry) return;
    entry.version++;
    this.view?.updateItem(this.item(entry));
    this.requestUpdate();
  }

  private entryOf(path: string): Entry | undefined {
    return this.entries.find((entry) => entry.file.path === path);
  }

  // ---- Files --------------------------------------------------------------------------------------------------------

  private header(diff: object): HTMLElement | undefined {
    const entry = this.byDiff.get(diff);
    if (!entry) return undefined;
    return fileHeader(
      entry.file,
      {
        collapsed: entry.collapsed,
        viewed: this.viewed.has(entry.file.path),
        comments: this.comments.filter((comment) => comment.path === entry.file.path).length,
        findings: this.findingsIn(entry),
        problem: entry.problem,
        empty: entry.diff.hunks.length === 0,
        why: this.whyUrl ? whyAddress(this.whyUrl, entry.file.path) : undefined,
      },
      {
        toggleCollapsed: () => this.toggleCollapsed(entry),
        toggleViewed: () => this.toggleViewed(entry),
      },
    );
  }

  private toggleCollapsed(entry: Entry) {
    entry.collapsed = !entry.collapsed;
    this.refresh(entry);
  }

  private toggleViewed(entry: Entry) {
    const { path } = entry.file;
    const viewed = !this.viewed.has(path);
    if (viewed) this.viewed.add(path);
    else this.viewed.delete(path);
    entry.collapsed = viewed;
    this.refresh(entry);
    // A long file that folds up above the window would leave the reader somewhere else.
    if (viewed) this.navigator?.toFile(entry);
    this.dispatchEvent(new CustomEvent('viewed-change', { detail: { path, viewed } }));
  }

  private syncViewed() {
    const before = this.viewed;
    this.viewed = new Set(this.viewedPaths ?? []);
    for (const entry of this.entries) {
      const now = this.viewed.has(entry.file.path);
      if (now === before.has(entry.file.path)) continue;
      entry.collapsed = now;
      this.refresh(entry);
    }
    this.requestUpdate();
  }

  private report({ file: { path } }: Entry) {
    clearTimeout(this.reportTimer);
    this.reportTimer = window.setTimeout(() => {
      if (path === this.reported) return;
      this.reported = path;
      this.dispatchEvent(new CustomEvent('current-file', { detail: { path } }));
    }, CURRENT_FILE_DELAY_MILLIS);
  }

  // ---- Why ----------------------------------------------------------------------------------------------------------

  private askWhy(entry: Entry, { lineNumber, annotationSide, event }: ClickedLine) {
    const removed = annotationSide === 'deletions';
    if (removed && !this.whyRemoved) return;
    const path = removed ? (entry.file.oldPath ?? entry.file.path) : entry.file.path;
    const link = document.createElement('a');
    link.href = whyAddress(this.whyUrl, path, lineNumber, removed);
    if (event.ctrlKey || event.metaKey) link.target = '_blank';
    // A click on a link, so that the application's router takes it.
    this.append(link);
    link.click();
    link.remove();
  }

  // ---- Comments and findings -----------------------------------------------------------------------------------------

  private annotations(entry: Entry) {
    const notes: { path: string; side: Side; line: number; metadata: Note }[] = [
      ...this.findingsIn(entry).map((finding) => ({ ...placeOf(finding, entry), metadata: { finding } })),
      ...(this.comments ?? []).map((comment) => ({ ...comment, metadata: { comment } })),
      ...this.drafts.map((draft) => ({ ...draft, metadata: { draft } })),
    ];
    return notes
      .filter(({ path }) => path === entry.file.path)
      .map(({ side, line, metadata }) => ({
        side: side === 'old' ? ('deletions' as const) : ('additions' as const),
        lineNumber: line,
        metadata,
      }));
  }

  private note(note: Note): HTMLElement {
    return noteElement(note, {
      submit: (draft) => this.submit(draft),
      discard: (draft) => this.discard(draft),
      remove: ({ id }) => this.dispatchEvent(new CustomEvent('comment-delete', { detail: { id } })),
    });
  }

  private startDraft(entry: Entry, range: SelectedLineRange) {
    const side: Side = (range.endSide ?? range.side) === 'deletions' ? 'old' : 'new';
    const line = Math.max(range.start, range.end);
    const { path } = entry.file;
    if (!this.drafts.some((draft) => draft.path === path && draft.side === side && draft.line === line)) {
      this.drafts.push({ path, side, line, text: '', sending: false });
      this.refresh(entry);
    }
    // The library selects the line after this, and draws in the next frame.
    const ready = () => {
      this.view?.clearSelectedLines();
      this.querySelector<HTMLElement>('.diff-note textarea:placeholder-shown')?.focus();
    };
    requestAnimationFrame(() => requestAnimationFrame(ready));
  }

  private submit(draft: Draft) {
    if (draft.sending || !draft.text.trim()) return;
    draft.sending = true;
    this.refresh(this.entryOf(draft.path));
    const { path, side, line, text } = draft;
    this.dispatchEvent(new CustomEvent('comment-add', { detail: { path, side, line, text: text.trim() } }));
  }

  private discard(draft: Draft) {
    this.drafts = this.drafts.filter((one) => one !== draft);
    this.refresh(this.entryOf(draft.path));
  }

  /** What the server has now replaces the drafts that were on their way to it. */
  private syncComments(before: LineComment[] | undefined) {
    const sent = this.drafts.filter((draft) => draft.sending);
    this.drafts = this.drafts.filter((draft) => !draft.sending);
    const paths = new Set([...sent, ...(before ?? []), ...(this.comments ?? [])].map(({ path }) => path));
    this.entries.filter((entry) => paths.has(entry.file.path)).forEach((entry) => this.refresh(entry));
  }

  private findingsIn(entry: Entry): LineFinding[] {
    return (this.findings ?? []).filter(({ path }) => path === entry.file.path);
  }

  private syncFindings(before: LineFinding[] | undefined) {
    const paths = new Set([...(before ?? []), ...(this.findings ?? [])].map(({ path }) => path));
    this.entries.filter((entry) => paths.has(entry.file.path)).forEach((entry) => this.refresh(entry));
  }

  // ---- Keyboard -----------------------------------------------------------------------------------------------------

  private handleKey(event: KeyboardEvent) {
    if (this.help && event.key === 'Escape') {
      this.help = false;
      return;
    }
    const command = commandOf(event);
    if (!command || !this.checkVisibility()) return;
    event.preventDefault();
    this.run(command);
  }

  private run(command: Command) {
    const navigator = this.navigator;
    const entry = navigator?.current;
    if (command === 'nextFile') navigator?.byFile(1);
    else if (command === 'previousFile') navigator?.byFile(-1);
    else if (command === 'nextChange') navigator?.byChange(1);
    else if (command === 'previousChange') navigator?.byChange(-1);
    else if (command === 'toggleViewed' && entry) this.toggleViewed(entry);
    else if (command === 'toggleCollapsed' && entry) this.toggleCollapsed(entry);
    else if (command === 'toggleLayout') this.preferredLayout = this.preferredLayout === 'split' ? 'unified' : 'split';
    else if (command === 'toggleWrap') this.wrap = !this.wrap;
    else if (command === 'toggleHelp') this.help = !this.help;
  }
}

/** What is about the file as a whole stands at its first change. */
function placeOf(finding: LineFinding, entry: Entry): { path: string; side: Side; line: number } {
  const first = entry.changes[0];
  return finding.line === 0 && first ? { path: finding.path, ...first } : finding;
}

function themeType(): 'light' | 'dark' | 'system' {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'dark' || scheme === 'light' ? scheme : 'system';
}

let library: Promise<Library> | undefined;

/** The library is large: it is loaded when the first diff is shown. */
function loadLibrary(): Promise<Library> {
  return (library ??= import('@pierre/diffs').then((loaded) => {
    registerThemes(loaded);
    return loaded;
  }));
}

customElements.define('diff-viewer', DiffViewer);
