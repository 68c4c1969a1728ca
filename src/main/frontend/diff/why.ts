/** The address of the page that says why a file or a line is there. */
export function whyAddress(base: string, path: string, line?: number, removed = false): string {
  const query = new URLSearchParams({ path });
  if (line !== undefined) query.set('line', String(line));
  if (removed) query.set('side', 'old');
  return `${base}?${query}`;
}
