/** `gpucost compare "…" "…" …`: two to four plans side by side. */
import { comparedText } from '../reply/compared.ts'
import type { Corridor } from './corridor.ts'
import { printProblem, type Verb } from './verb.ts'

export function compareVerb(compare: NonNullable<Corridor['compare']>): Verb {
  return {
    summary: 'two to four plans side by side; “… qlora” changes the first',
    examples: ['compare "70b 2B tokens" "… qlora" "… on 8 h100"'],
    takes: 'turns',
    run: ({ text, turns }, today) => {
      const compared = compare([text, ...turns], today)
      if (compared.kind === 'problem') return printProblem(compared.problem)
      const { columns, verdict } = compared.comparison
      const plans = columns.map(({ text: typed, spec, option, quality, assumed, problem }) => ({
        text: typed,
        spec,
        ...(problem === null ? { option, quality, assumedDifferently: assumed } : { problem }),
      }))
      return { json: { plans, verdict }, words: (terminal) => comparedText(compared.comparison, terminal), status: 0 }
    },
  }
}
