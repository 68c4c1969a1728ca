import type { DiffFile, Side } from './model';

/** Reads the files of a diff as they arrive, in batches of whatever one network chunk completed. */
export async function* readFiles(url: string, signal: AbortSignal): AsyncGenerator<DiffFile[]> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    headers: { Accept: 'application/x-ndjson' },
    signal,
  });
  if (!response.ok || !response.body) throw new Error(await reason(response));
  if (!response.headers.get('Content-Type')?.includes('ndjson')) {
    throw new Error('The session has ended. Reload the page to sign in again.');
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pieces: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const end = value.lastIndexOf('\n');
    if (end < 0) {
      pieces.push(value);
      continue;
    }
    const complete = pieces.join('') + value.slice(0, end);
    pieces = [value.slice(end + 1)];
    const batch = parse(complete);
    if (batch.length) yield batch;
  }
  const rest = parse(pieces.join(''));
  if (rest.length) yield rest;
}

/** Reads the whole text of one side of a file, to show the lines around its changes. */
export async function readSide(url: string, index: number, side: Side): Promise<string> {
  const response = await fetch(`${url}/files/${index}/${side}`, {
    credentials: 'same-origin',
    headers: { Accept: 'text/plain' },
  });
  if (!response.ok) throw new Error(await reason(response));
  return response.text();
}

function parse(lines: string): DiffFile[] {
  return lines
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as DiffFile);
}

/** The server answers errors as problem details (RFC 9457). */
async function reason(response: Response): Promise<string> {
  if (response.headers.get('Content-Type')?.includes('json')) {
    const problem = (await response.json().catch(() => null)) as { detail?: string; title?: string } | null;
    if (problem?.detail || problem?.title) return (problem.detail ?? problem.title)!;
  }
  return `The server answered ${response.status}.`;
}
