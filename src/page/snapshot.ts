/**
 * Plain data with maps, sets, typed arrays and numbers that JSON lacks, as JSON text and back: what is read and checked
 * where the page is built need not be read and checked again in every browser.
 */

/** The key that marks what is no plain object; data must not use it. */
const mark = '$'

const typedArrays = { Float64Array, Int32Array, Int8Array }
type TypedArrayName = keyof typeof typedArrays

/** Throws where a value is a function, a symbol or an instance of an unknown class. */
export const snapshotText = (value: unknown): string => JSON.stringify(encode(value, ''))

function encode(value: unknown, path: string): unknown {
  if (value === undefined) return { [mark]: 'undefined' }
  if (typeof value === 'number' && !Number.isFinite(value)) return { [mark]: String(value) }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
  if (Array.isArray(value)) return value.map((each, index) => encode(each, `${path}[${index}]`))
  if (value instanceof Map) return { [mark]: 'Map', of: encode([...value], path) }
  if (value instanceof Set) return { [mark]: 'Set', of: encode([...value], path) }
  for (const [name, constructor] of Object.entries(typedArrays)) {
    if (value instanceof constructor) return { [mark]: name, of: [...value] }
  }
  if (typeof value !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    throw new Error(`${path}: this cannot be kept in a snapshot`)
  if (mark in value) throw new Error(`${path}: the key "${mark}" is taken`)
  // What is undefined may as well be absent.
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([key, each]) => [key, encode(each, `${path}.${key}`)]))
}

/** What `snapshotText` was made of. */
export const readSnapshot = (text: string): unknown => decode(JSON.parse(text))

/** In place: a snapshot is large, and read while somebody waits. */
function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = decode(value[index])
    return value
  }
  const record = value as Record<string, unknown>
  const kind = record[mark]
  if (typeof kind === 'string') return decodeMarked(kind, record['of'])
  for (const key in record) {
    const each = record[key]
    if (typeof each === 'object') record[key] = decode(each)
  }
  return record
}

function decodeMarked(kind: string, of: unknown): unknown {
  if (kind in typedArrays) return typedArrays[kind as TypedArrayName].from(of as number[])
  switch (kind) {
    case 'Map':
      return new Map(decode(of) as [unknown, unknown][])
    case 'Set':
      return new Set(decode(of) as unknown[])
    case 'undefined':
      return undefined
    default:
      return Number(kind)
  }
}
