/** `gpucost compare "…" "…" …`: two to four plans side by side; `gpucost compare a.yml b.yml`: two configurations. */
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import { terminalComparison } from '../presentation/terminal/terminal-comparison.ts'
import { comparisonDocument } from '../conversation/inquiry-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { commandContext } from './job-answer.ts'
import { readComparedJobs } from './compared-jobs.ts'
import { printProblem, type Verb } from './verb.ts'

/** Takes commands or files of configurations, two to four of them; prints a table, JSON or Markdown. */
export function compareVerb({ engine, readConfig, commandText }: CliDependencies): Verb {
  return {
    summary: 'two to four plans or configurations side by side; “… qlora” changes the first',
    examples: ['compare "70b 2B tokens" "… qlora" "… on 8 h100"', 'compare before.yml after.yml --format markdown'],
    takes: 'turns',
    options: ['format'],
    run: ({ text, turns, options }, today) => {
      const read = readComparedJobs([text, ...turns], { readConfig, commandText }, today)
      if (read.kind === 'problem') return printProblem(read.problem)
      const { jobs, note } = read
      const [texts, names] = [jobs.map((job) => job.text), jobs.map(({ name }) => name)]
      const outcome = engine().handle({ kind: 'compare', texts, names }, commandContext(today))
      if (outcome.kind === 'problem') return printProblem(outcome.problem)
      if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'comparison')
        throw new Error(`a comparison was answered with "${outcome.kind}"`)
      const { comparison } = outcome.detail
      return {
        json: { ...(note === '' ? {} : { note }), ...comparisonDocument(comparison) },
        text: (terminal) =>
          [
            ...(note === '' ? [] : [note]),
            options.format === 'markdown' ? markdownMessage(outcome.content) : terminalComparison(comparison, terminal),
          ].join('\n\n'),
        status: 0,
      }
    },
  }
}
