/** What one phrase adds to a command: the fields it sets, what is remarked of it, or why it is not read. */
import { parseCommand } from '../../src/language/command.ts'
import type { SpecField } from '../../src/scenario/scenario.ts'
import { scenarioOf, today, vocabulary } from './fixtures.ts'

const plain = '8b 100M tokens'
const { spec, notes } = scenarioOf(plain)

/** "method: full", "gpus. Only the GPUs that are named are considered." */
export function meaningOf(phrase: string): string {
  const result = parseCommand(`${plain} ${phrase}`, vocabulary, today)
  if ('problem' in result) return `${result.problem.kind}: ${unquoted(sentenceOf(result.problem.message))}`
  const { spec: changed, notes: remarks } = result.scenario
  const fields = (Object.keys(changed) as SpecField[]).filter(
    (field) => JSON.stringify(changed[field]) !== JSON.stringify(spec[field]),
  )
  const set = fields.map((field) => `${field}: ${valueOf(changed[field])}`)
  return [set.join(', ') || 'nothing', ...remarks.filter((note) => !notes.includes(note)).map(unquoted)].join('. ')
}

const unquoted = (words: string): string => words.replaceAll(/“[^”]*”/g, '“…”')

/** The first sentence: those behind it list what the catalog has. */
const sentenceOf = (message: string): string => message.split(/(?<=[.?]) (?=[A-Z])/)[0] ?? ''

/** Of a long list its ends: it grows with the catalog. */
const valueOf = (value: unknown): string =>
  Array.isArray(value) && value.length > 3 ? `${String(value[0])} to ${String(value.at(-1))}` : String(value)
