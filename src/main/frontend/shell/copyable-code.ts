import { LitElement, html } from 'lit';

/**
 * A short piece of code (a digest, a commit id, a command) with a button that copies the whole of it. It renders into
 * the light DOM, so that the style sheet of the application applies.
 */
class CopyableCode extends LitElement {
  static properties = { value: {}, label: {}, copied: { state: true } };

  declare value: string;
  declare label: string;
  declare copied: boolean;
  private timer = 0;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.copied = false;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    return html`<code title=${this.value}>${this.label || this.value}</code
      ><button
        type="button"
        aria-label=${this.copied ? 'Copied' : `Copy ${this.value}`}
        title=${this.copied ? 'Copied' : 'Copy'}
        @click=${this.copy}
      >
        <vaadin-icon icon=${this.copied ? 'glyph:check' : 'glyph:copy'}></vaadin-icon>
      </button>`;
  }

  private async copy(event: Event) {
    // A row or link around it must not take this for a click on itself.
    event.stopPropagation();
    event.preventDefault();
    this.copied = (await this.viaClipboard()) || this.viaSelection();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.copied = false), 1500);
  }

  private async viaClipboard() {
    try {
      await navigator.clipboard.writeText(this.value);
      return true;
    } catch {
      return false;
    }
  }

  /** Plain http on another host than localhost has no clipboard API. */
  private viaSelection() {
    const area = document.createElement('textarea');
    area.value = this.value;
    area.style.position = 'fixed';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

customElements.define('copyable-code', CopyableCode);
