/** `gpucost compare "…" "…" …`: two to four plans side by side. */
import { terminalComparison } from '../presentation/content/plan-comparison.ts'
import { specDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { printProblem, type Verb } from './verb.ts'

export function compareVerb(compare: NonNullable<CliDependencies['compare']>): Verb {
  return {
    summary: 'two to four plans side by side; “… qlora” changes the first',
    examples: ['compare "70b 2B tokens" "… qlora" "… on 8 h100"'],
    takes: 'turns',
    run: ({ text, turns }, today) => {
      const result = compare([text, ...turns], today)
      if (result.kind === 'problem') return printProblem(result.problem)
      const { columns, verdict } = result.comparison
      const plans = columns.map(
        ({ text: typed, spec, option, qualityNote: quality, assumptions: assumed, problem }) => ({
          text: typed,
          spec: spec === null ? null : specDocument(spec),
          ...(problem === null ? { option, quality, assumedDifferently: assumed } : { problem }),
        }),
      )
      return {
        json: { plans, verdict },
        text: (terminal) => terminalComparison(result.comparison, terminal),
        status: 0,
      }
    },
  }
}
