/** What one phrase adds to a command: the fields it sets, what is remarked of it, or why it is not read. */
import { parse } from '../../src/scenario/parse.ts'
import type { Field } from '../../src/scenario/spec.ts'
import { parsed, today, vocabulary } from './language.ts'

const plain = '8b 100M tokens'
const { spec, notes } = parsed(plain)

/** "method: full", "gpus. Only the GPUs that are named are considered." */
export function meaningOf(phrase: string): string {
  const read = parse(`${plain} ${phrase}`, vocabulary, today)
  if ('problem' in read) return `${read.problem.kind}: ${unquoted(sentenceOf(read.problem.message))}`
  const { spec: now, notes: remarks } = read.scenario
  const fields = (Object.keys(now) as Field[]).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(spec[field]),
  )
  const set = fields.map((field) => `${field}: ${valueOf(now[field])}`)
  return [set.join(', ') || 'nothing', ...remarks.filter((note) => !notes.includes(note)).map(unquoted)].join('. ')
}

const unquoted = (words: string): string => words.replaceAll(/“[^”]*”/g, '“…”')

/** The first sentence: those behind it list what the catalog has. */
const sentenceOf = (message: string): string => message.split(/(?<=[.?]) (?=[A-Z])/)[0] ?? ''

/** Of a long list its ends: it grows with the catalog. */
const valueOf = (value: unknown): string =>
  Array.isArray(value) && value.length > 3 ? `${String(value[0])} to ${String(value.at(-1))}` : String(value)
