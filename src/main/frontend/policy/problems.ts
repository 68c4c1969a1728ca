import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';

/** A problem as the server names it; line and column from 1, 0 for the text as a whole. */
export interface Problem {
  severity: 'error' | 'warning' | 'info';
  rule: string;
  line: number;
  column: number;
  message: string;
  remedy: string;
}

/** Returns the problem at its place: from its column to the end of the word, or of the line when there is no word. */
export function diagnostic(document: Text, problem: Problem): Diagnostic {
  const line = document.line(Math.min(Math.max(problem.line, 1), document.lines));
  const start = Math.min(Math.max(problem.column - 1, 0), line.length);
  const word = /^[\w.*/@"'-]+/.exec(line.text.slice(start));
  const from = line.from + start;
  return {
    from,
    to: word ? from + word[0].length : line.to,
    severity: problem.severity,
    source: problem.rule,
    message: problem.message,
    renderMessage: () => message(problem),
  };
}

function message(problem: Problem): HTMLElement {
  const box = document.createElement('div');
  const text = document.createElement('div');
  text.textContent = problem.message;
  const remedy = document.createElement('div');
  remedy.className = 'secondary';
  remedy.textContent = problem.remedy;
  box.append(text, remedy);
  return box;
}
