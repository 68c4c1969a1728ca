import type { CodeView } from '@pierre/diffs';
import type { Note } from './comments';
import type { Entry } from './entry';

/** Knows which file the reader is at, and takes them to another file or change. */
export class Navigator {
  private index = -1;
  private change = -1;
  /** Whether the page stands where a command put it, rather than where the reader scrolled. */
  private pinned = false;

  constructor(
    private readonly view: CodeView<Note>,
    private readonly scroller: HTMLElement,
    private readonly entries: readonly Entry[],
    private readonly moved: (entry: Entry) => void,
  ) {
    for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      scroller.addEventListener(event, this.unpin, { passive: true });
    }
    view.subscribeToScroll(() => this.follow());
  }

  /** Forgets the page it listened to. */
  close() {
    for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      this.scroller.removeEventListener(event, this.unpin);
    }
  }

  get current(): Entry | undefined {
    return this.entries[Math.max(this.index, 0)];
  }

  toFile(entry: Entry | undefined) {
    const index = entry ? this.entries.indexOf(entry) : -1;
    if (index < 0) return;
    this.view.scrollTo({ type: 'item', id: String(index), align: 'start', behavior: 'instant' });
    this.settle(index, -1);
  }

  byFile(step: 1 | -1) {
    this.toFile(this.entries[this.index + step]);
  }

  byChange(step: 1 | -1) {
    let index = Math.max(this.index, 0);
    let change = (this.pinned ? this.change : -1) + step;
    while (index >= 0 && index < this.entries.length) {
      const entry = this.entries[index];
      const target = entry.collapsed ? undefined : entry.changes[change];
      if (target) {
        this.view.scrollTo({
          type: 'line',
          id: String(index),
          lineNumber: target.line,
          side: target.side === 'old' ? 'deletions' : 'additions',
          align: 'center',
          behavior: 'smooth-auto',
        });
        this.settle(index, change);
        return;
      }
      index += step;
      change = step > 0 ? 0 : (this.entries[index]?.changes.length ?? 0) - 1;
    }
  }

  /** Finds the file at the top of the window. */
  follow() {
    if (this.entries.length === 0 || this.pinned) return;
    let low = 0;
    let high = this.entries.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.view.getTopForItem(String(middle)) ?? 0) <= this.scroller.scrollTop + 1) low = middle;
      else high = middle - 1;
    }
    this.index = low;
    this.moved(this.entries[low]);
  }

  private settle(index: number, change: number) {
    this.pinned = true;
    this.index = index;
    this.change = change;
    this.moved(this.entries[index]);
  }

  private unpin = () => {
    this.pinned = false;
  };
}
