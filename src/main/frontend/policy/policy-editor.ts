import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { LitElement, type PropertyValues } from 'lit';
import { complete, hintAt } from './completion';
import { forgetDraft, keepDraft, keptDraft } from './drafts';
import { look } from './look';
import { diagnostic, type Problem } from './problems';
import type { Schema } from './schema';

/** A pause in typing this long has the server look at the text. */
const PAUSE_MILLIS = 300;
const KEYS = 'Tab indents. To leave the editor with the keyboard, press Escape, then Tab.';

/**
 * Edits a policy pack. The text is the browser's: the server is sent it, with a number, after each pause in typing, and
 * answers with problems of that number; an answer to an older text is dropped. See the Javadoc of
 * dev.missioncontrol.policy.ui.PolicyEditor.
 */
class PolicyEditor extends LitElement {
  static properties = {
    text: {},
    schema: {},
    readOnly: { type: Boolean },
    draftKey: {},
    label: {},
  };

  declare text: string;
  /** A JSON Schema, as text. */
  declare schema: string;
  declare readOnly: boolean;
  declare draftKey: string;
  declare label: string;

  private view?: EditorView;
  private known: Schema = {};
  /** Counts the texts, so that problems can be told to belong to an older one. */
  private version = 0;
  private timer = 0;
  private unkept = false;
  private onUnload = (event: BeforeUnloadEvent) => {
    if (this.unkept) event.preventDefault();
  };

  constructor() {
    super();
    this.text = '';
    this.schema = '{}';
    this.readOnly = false;
    this.draftKey = '';
    this.label = 'Policy pack';
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.onUnload);
    if (this.hasUpdated) this.open(this.view?.state.doc.toString() ?? this.text);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.onUnload);
    clearTimeout(this.timer);
    this.view?.destroy();
  }

  protected updated(changed: PropertyValues) {
    if (changed.has('schema')) this.known = JSON.parse(this.schema);
    if (!['text', 'readOnly', 'draftKey', 'label'].some((name) => changed.has(name))) return;
    const kept = this.readOnly ? null : keptDraft(this.draftKey);
    this.open(kept ?? this.text);
    if (kept !== null && kept !== this.text) this.tell('draft-restored', {});
  }

  /** Shows what the server found in the text of that number. */
  showProblems(version: number, problems: Problem[]) {
    if (!this.view || version !== this.version) return;
    const { doc } = this.view.state;
    this.view.dispatch(setDiagnostics(this.view.state, problems.map((problem) => diagnostic(doc, problem))));
  }

  /** Puts the cursor at a place, both numbers from 1, and brings it into view. */
  async reveal(line: number, column: number) {
    // The text may have been set in the same breath.
    await this.updateComplete;
    if (!this.view) return;
    const found = this.view.state.doc.line(Math.min(Math.max(line, 1), this.view.state.doc.lines));
    const anchor = Math.min(found.from + Math.max(column - 1, 0), found.to);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.view.focus();
  }

  /** Replaces the text as if it had been typed, so that it can be undone. */
  replaceText(text: string) {
    this.view?.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Forgets the draft and shows the text the server gave. */
  discardDraft() {
    forgetDraft(this.draftKey);
    this.open(this.text);
  }

  /** Forgets the draft: what is shown is safe elsewhere. */
  forgetDraft() {
    clearTimeout(this.timer);
    forgetDraft(this.draftKey);
    this.unkept = false;
  }

  private open(text: string) {
    this.view?.destroy();
    this.replaceChildren();
    const state = EditorState.create({ doc: text, extensions: this.extensions() });
    // Said outright: it would take the shadow root of the layout that this element is slotted into, where nothing ever
    // has the focus, and styles do not reach out of.
    this.view = new EditorView({ parent: this, root: document, state });
    this.unkept = false;
    this.send();
  }

  private extensions(): Extension {
    return [
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      indentUnit.of('  '),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      EditorView.lineWrapping,
      yaml(),
      autocompletion({ override: [(context) => complete(this.known, context)], icons: false }),
      hoverTooltip((view, position) => this.hint(view, position)),
      EditorState.readOnly.of(this.readOnly),
      EditorView.contentAttributes.of({ 'aria-label': this.label, 'aria-description': KEYS, spellcheck: 'false' }),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...completionKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.changed();
      }),
      look,
    ];
  }

  private hint(view: EditorView, position: number) {
    const hint = hintAt(this.known, view.state, position);
    if (!hint) return null;
    return {
      pos: hint.from,
      end: hint.to,
      create() {
        const dom = document.createElement('div');
        dom.className = 'policy-hint';
        dom.textContent = hint.text;
        return { dom };
      },
    };
  }

  private changed() {
    clearTimeout(this.timer);
    this.version++;
    this.timer = window.setTimeout(() => {
      const text = this.view?.state.doc.toString() ?? '';
      if (text === this.text) this.forgetDraft();
      else this.unkept = !keepDraft(this.draftKey, text);
      this.send();
    }, PAUSE_MILLIS);
    // Until the pause is over the text is nowhere but on the page.
    this.unkept = true;
  }

  private send() {
    this.tell('text-change', { text: this.view?.state.doc.toString() ?? '', version: ++this.version });
  }

  private tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('policy-editor', PolicyEditor);
