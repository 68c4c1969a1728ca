import { snippetCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import { descriptionOf, expand, schemasAt, typesOf, type Schema } from './schema';
import { placeAt } from './yaml-path';

/** Offers the keys and values that the schema knows at the cursor, with their descriptions. */
export function complete(root: Schema, context: CompletionContext): CompletionResult | null {
  const place = placeAt(context.state.doc, context.pos);
  if (!place) return null;
  if (!context.explicit && place.from === context.pos) return null;
  const schemas = schemasAt(root, place.path);
  // A snippet's lines are indented like the line it begins in; what is nested stands deeper than the key.
  const line = context.state.doc.lineAt(context.pos).text;
  const deeper = ' '.repeat(place.indent - (line.length - line.trimStart().length));
  const options = place.wants === 'key' ? keyOptions(root, schemas, place.taken, deeper) : [];
  // An item of a list is a value as long as no colon has been written.
  if (place.wants === 'value' || place.path.at(-1) === '[]') options.push(...valueOptions(schemas));
  return options.length === 0 ? null : { from: place.from, options, validFor: /^[\w.-]*$/ };
}

function keyOptions(root: Schema, schemas: Schema[], taken: string[], deeper: string): Completion[] {
  const keys = new Map<string, Schema[]>();
  for (const schema of schemas) {
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      keys.set(key, [...(keys.get(key) ?? []), ...expand(root, value)]);
    }
    for (const name of schema.propertyNames ? expand(root, schema.propertyNames).flatMap((each) => each.enum ?? []) : []) {
      const value = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
      if (!keys.has(String(name))) keys.set(String(name), expand(root, value));
    }
  }
  return [...keys]
    .filter(([key]) => !taken.includes(key))
    .map(([key, found], index) => keyOption(key, found, deeper, -index));
}

function keyOption(key: string, schemas: Schema[], deeper: string, boost: number): Completion {
  const types = typesOf(schemas);
  const option = { label: key, type: 'property', detail: [...types].join(' or '), info: descriptionOf(schemas), boost };
  if (types.has('object') && !types.has('string')) return snippetCompletion(`${key}:\n${deeper}\${}`, option);
  if (types.has('array') && !types.has('string')) return snippetCompletion(`${key}:\n${deeper}- \${}`, option);
  return { ...option, apply: `${key}: ` };
}

function valueOptions(schemas: Schema[]): Completion[] {
  const options = new Map<string, Completion>();
  const offer = (value: unknown, info?: string) => {
    const label = typeof value === 'string' ? value : JSON.stringify(value);
    if (!options.has(label)) options.set(label, { label, type: 'enum', info });
  };
  for (const schema of schemas) {
    if (schema.const !== undefined) offer(schema.const, schema.description);
    schema.enum?.forEach((value) => offer(value));
    schema.examples?.filter((value) => typeof value !== 'object').forEach((value) => offer(value, 'An example.'));
    if (schema.type === 'boolean') [true, false].forEach((value) => offer(value));
  }
  return [...options.values()];
}

/** Returns what the schema says of the key at the position. */
export function hintAt(root: Schema, state: EditorState, position: number) {
  const line = state.doc.lineAt(position);
  const key = /^(\s*(?:-\s+)*)([\w.-]+)\s*:/.exec(line.text);
  if (!key) return null;
  const from = line.from + key[1].length;
  const to = from + key[2].length;
  if (position < from || position > to) return null;
  const place = placeAt(state.doc, from + key[0].length - key[1].length);
  const text = place && descriptionOf(schemasAt(root, place.path));
  return text ? { from, to, text } : null;
}
