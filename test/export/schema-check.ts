/** What a tool's own schema says of settings: names that it does not know, and values of the wrong kind. */
import { readFileSync } from 'node:fs'
import * as z from 'zod'

const schemaFile = z.object({
  tool: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      scope: z.string().optional(),
      type: z.string().nullable(),
      enum: z.array(z.unknown()).optional(),
    }),
  ),
})

export type SchemaField = z.infer<typeof schemaFile>['fields'][number]

/** Fields of `tool` by name; those of several scopes come several times. */
export function fieldsOf(
  tool: string,
  isInScope: (scope: string) => boolean = () => true,
): ReadonlyMap<string, SchemaField[]> {
  const text = readFileSync(new URL(`schemas/${tool}.json`, import.meta.url), 'utf8')
  const { fields } = schemaFile.parse(JSON.parse(text))
  const byName = Map.groupBy(
    fields.filter(({ scope = '' }) => isInScope(scope)),
    ({ name }) => name,
  )
  return byName
}

/** Settings with the keys of nested ones joined by points; lists are values. */
export function flatten(settings: object, prefix = ''): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const name = `${prefix}${key}`
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isNested ? flatten(value, `${name}.`) : [[name, value] as const]
  })
}

/** One sentence for each setting that the tool would refuse. `inherited`: names that it takes from elsewhere. */
export function complaints(
  settings: readonly (readonly [name: string, value: unknown])[],
  fields: ReadonlyMap<string, readonly SchemaField[]>,
  inherited: ReadonlySet<string> = new Set(),
): readonly string[] {
  return settings.flatMap(([name, value]) => {
    const candidates = fields.get(name) ?? objectFieldOf(name, fields)
    if (candidates === undefined) return inherited.has(name) ? [] : [`${name} is not known`]
    return candidates.some((field) => accepts(field, value)) ? [] : [`${name} does not take ${JSON.stringify(value)}`]
  })
}

/** The field that takes any keys below it. */
function objectFieldOf(
  name: string,
  fields: ReadonlyMap<string, readonly SchemaField[]>,
): readonly SchemaField[] | undefined {
  const parents = fields.get(name.slice(0, name.lastIndexOf('.')))
  return parents?.some(({ type }) => /dict|object/i.test(type ?? '')) === true ? [{ name, type: 'any' }] : undefined
}

function accepts({ type, enum: allowed }: SchemaField, value: unknown): boolean {
  const words = (type ?? '').toLowerCase()
  if (allowed?.includes(value) === true) return true
  // A default of None tells no type.
  if (words === 'none' || words === '') return true
  if (typeof value === 'boolean') return /bool|any|mode/.test(words)
  if (typeof value === 'number')
    return /int|float|number|any/.test(words) && (Number.isInteger(value) || /float|number|any/.test(words))
  if (Array.isArray(value)) return /list|sequence|annotated|any/.test(words)
  if (typeof value !== 'string') return true
  if (allowed === undefined || /\bstr\b|any/.test(words.replace(/literal\[[^\]]*\]/g, ''))) return true
  return allowed.includes(value)
}
