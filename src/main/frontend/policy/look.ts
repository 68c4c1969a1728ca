import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/*
 * Every colour is a variable of the page (policy.css), which is a light-dark() pair: the editor follows the scheme of the
 * application without being told.
 */
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--policy-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--policy-string)' },
  { tag: [tags.content, tags.attributeValue], color: 'var(--policy-value)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--policy-comment)', fontStyle: 'italic' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--policy-punctuation)' },
  { tag: [tags.keyword, tags.meta, tags.labelName, tags.typeName], color: 'var(--policy-mark)' },
]);

const chrome = EditorView.theme({
  '&': { height: '100%', color: 'var(--vaadin-text-color)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--code-font-family)', fontSize: 'var(--code-font-size)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--vaadin-text-color)', fontVariantLigatures: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--vaadin-text-color)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--policy-gutter)',
    color: 'var(--vaadin-text-color-secondary)',
    borderRight: '1px solid var(--vaadin-border-color-secondary)',
  },
  '.cm-activeLine': { backgroundColor: 'var(--policy-active-line)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--policy-active-line)', color: 'var(--vaadin-text-color)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--policy-selection)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--policy-match)', outline: 'none' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--policy-match-selected)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--policy-selection)' },
  '.cm-panels': { backgroundColor: 'var(--policy-gutter)', color: 'var(--vaadin-text-color)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--vaadin-border-color-secondary)' },
  '.cm-panel input, .cm-panel button': {
    font: 'inherit',
    color: 'inherit',
    background: 'var(--vaadin-background-color)',
    border: '1px solid var(--vaadin-border-color)',
    borderRadius: 'var(--vaadin-radius-s)',
  },
  '.cm-tooltip': {
    maxWidth: 'min(32rem, calc(100vw - 2rem))',
    color: 'var(--vaadin-text-color)',
    backgroundColor: 'var(--policy-tooltip)',
    border: '1px solid var(--vaadin-border-color)',
    borderRadius: 'var(--vaadin-radius-m)',
    boxShadow: '0 4px 16px rgb(0 0 0 / 18%)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--code-font-family)', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.125rem 0.5rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--aura-accent-color)',
    color: 'var(--aura-accent-contrast-color)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.75', fontStyle: 'normal' },
  '.cm-tooltip.cm-completionInfo, .policy-hint': { padding: '0.5rem 0.625rem', lineHeight: '1.4' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--tone-error)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--tone-warning)' },
  '.cm-diagnostic-info': { borderLeft: '4px solid var(--tone-info)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--tone-error) 1px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--tone-warning) 1px' },
  '.cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline dotted var(--tone-info) 1px' },
});

export const look = [chrome, syntaxHighlighting(colours)];
