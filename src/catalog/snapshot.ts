/**
 * Plain data with maps, sets, expressions, typed arrays and numbers that JSON lacks, as JSON text and back: what is read and checked
 * where a bundle is made need not be read and checked again wherever it starts.
 */

import { once } from '../once.ts'

/** The key that marks what is no plain object; data must not use it. */
const mark = '$'

const typedArrays = { Float64Array, Int32Array, Int8Array }
type TypedArrayName = keyof typeof typedArrays

/** In ASCII, which takes half the memory. Throws where a value is a function, a symbol or an instance of an unknown class. */
export const snapshotText = (value: unknown): string =>
  JSON.stringify(encode(value, '')).replaceAll(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** A record of which each part is read when it is first asked for. */
export function lazySnapshotText(record: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(record).map(([name, value]) => [name, snapshotText(value)] as const)
  return `${JSON.stringify(parts.map(([name, text]) => [name, text.length]))}\n${parts.map(([, text]) => text).join('')}`
}

/** What `lazySnapshotText` was made of, with the properties of the record. `textOf` is asked anew for each part: nobody keeps the text for those that are not read yet. */
export function readLazySnapshot(textOf: () => string): Readonly<Record<string, unknown>> {
  const text = textOf()
  const headEnd = text.indexOf('\n')
  const parts: readonly (readonly [string, number])[] = JSON.parse(text.slice(0, headEnd))
  const record: Record<string, unknown> = {}
  let start = headEnd + 1
  for (const [name, length] of parts) {
    const [from, to] = [start, start + length]
    const read = once(() => readSnapshot(textOf().slice(from, to)))
    Object.defineProperty(record, name, { enumerable: true, get: read })
    start = to
  }
  return record
}

function encode(value: unknown, path: string): unknown {
  if (value === undefined) return { [mark]: 'undefined' }
  if (typeof value === 'number' && !Number.isFinite(value)) return { [mark]: String(value) }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value
  if (Array.isArray(value)) return value.map((each, index) => encode(each, `${path}[${index}]`))
  if (value instanceof Map) return { [mark]: 'Map', of: encode([...value], path) }
  if (value instanceof Set) return { [mark]: 'Set', of: encode([...value], path) }
  if (value instanceof RegExp) return { [mark]: 'RegExp', of: [value.source, value.flags] }
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
    case 'RegExp':
      return new RegExp(...(of as [string, string]))
    case 'undefined':
      return undefined
    default:
      return Number(kind)
  }
}
