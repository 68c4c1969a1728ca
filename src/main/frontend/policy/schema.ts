/** The part of JSON Schema that completion and hints read. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  then?: Schema;
  else?: Schema;
}

const DEEPEST = 32;

/** Returns every schema that may hold at the place, with references and alternatives followed. */
export function schemasAt(root: Schema, path: string[]): Schema[] {
  return path.reduce(
    (schemas, step) => schemas.flatMap((schema) => children(schema, step)).flatMap((child) => expand(root, child)),
    expand(root, root),
  );
}

/** Returns the schema itself and those it refers to or is made of. */
export function expand(root: Schema, schema: Schema, depth = 0): Schema[] {
  if (depth > DEEPEST) return [];
  const found = [schema];
  if (schema.$ref !== undefined) {
    const target = resolve(root, schema.$ref);
    if (target) found.push(...expand(root, target, depth + 1));
  }
  // Which branch of a condition holds is not known before the value is there: both are offered.
  const branches = [schema.then, schema.else].filter((branch) => branch !== undefined);
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? []), ...branches]) {
    found.push(...expand(root, part, depth + 1));
  }
  return found;
}

function resolve(root: Schema, reference: string): Schema | undefined {
  if (!reference.startsWith('#/')) return reference === '#' ? root : undefined;
  let at: unknown = root;
  for (const part of reference.slice(2).split('/')) {
    at = (at as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return at as Schema | undefined;
}

function children(schema: Schema, step: string): Schema[] {
  if (step === '[]') return typeof schema.items === 'object' ? [schema.items] : [];
  const named = schema.properties?.[step];
  if (named) return [named];
  const patterns = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => matches(pattern, step));
  if (patterns.length > 0) return patterns.map(([, found]) => found);
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

function matches(pattern: string, name: string) {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}

/** Returns the first description among the schemas. */
export function descriptionOf(schemas: Schema[]): string | undefined {
  return schemas.find((schema) => schema.description)?.description;
}

/** Returns the types that the schemas allow. */
export function typesOf(schemas: Schema[]): Set<string> {
  return new Set(schemas.flatMap((schema) => schema.type ?? []));
}
