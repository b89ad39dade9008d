/** `gpucost compare "…" "…" …`: two to four plans side by side. */
import { terminalComparison } from '../presentation/terminal/terminal-comparison.ts'
import { specDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { commandContext } from './job-answer.ts'
import { printProblem, type Verb } from './verb.ts'

export function compareVerb({ engine }: CliDependencies): Verb {
  return {
    summary: 'two to four plans side by side; “… qlora” changes the first',
    examples: ['compare "70b 2B tokens" "… qlora" "… on 8 h100"'],
    takes: 'turns',
    run: ({ text, turns }, today) => {
      const outcome = engine().handle({ kind: 'compare', texts: [text, ...turns] }, commandContext(today))
      if (outcome.kind === 'problem') return printProblem(outcome.problem)
      if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'comparison')
        throw new Error(`a comparison was answered with "${outcome.kind}"`)
      const { comparison } = outcome.detail
      const plans = comparison.columns.map(({ text: typed, spec, option, qualityNote, assumptions, problem }) => ({
        text: typed,
        spec: spec === null ? null : specDocument(spec),
        ...(problem === null ? { option, quality: qualityNote, assumedDifferently: assumptions } : { problem }),
      }))
      return {
        json: { plans, verdict: comparison.verdict },
        text: (terminal) => terminalComparison(comparison, terminal),
        status: 0,
      }
    },
  }
}
