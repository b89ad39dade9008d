/** Verbs that show how a text is read: they need neither prices nor measured runs. */
import type { Readings } from '../readings.ts'
import { readingText } from './output-text.ts'
import { readVerb } from './read-verb.ts'
import { printParseVerbResult, type Verb } from './verb.ts'

/** By name, in the order of the help. */
export const readingVerbs = (readings: Readings): ReadonlyMap<string, Verb> =>
  new Map([
    ['parse', parseVerb(readings)],
    ['read', readVerb(readings)],
  ])

const parseVerb = ({ parse, traceReading }: Readings): Verb => ({
  summary: 'what a slash command is understood to ask',
  examples: [
    'parse "llama 3.1 8b, 100M tokens, 4-bit on a 4090" --json',
    'parse "8b, 20k of them, 3 epochs" --explain',
  ],
  isStage: true,
  takes: 'text',
  options: ['explain'],
  run: ({ text, options }, today) => {
    const printed = printParseVerbResult(parse(text, today))
    if (!options.explain) return printed
    const reading = traceReading(text, today)
    return {
      ...printed,
      json: { ...printed.json, reading },
      text: (terminal) => `${printed.text(terminal)}\n\n${readingText(reading)}`,
    }
  },
})
