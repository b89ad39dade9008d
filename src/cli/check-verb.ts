/** `gpucost check "…"`: a pasted claim, judged. */
import type { ClaimCheckResult } from '../check/claim-check-result.ts'
import type { CheckVerdict } from '../check/finding.ts'
import { verdictText } from '../check/verdict-content.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { layoutWidth, type Style, type Terminal } from '../presentation/terminal/terminal.ts'
import { wrapText } from '../presentation/terminal/text-columns.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { commandContext } from './job-answer.ts'
import { printProblem, type Verb } from './verb.ts'

/** Prints the verdict with what was found, what the house computes, and the words that were not used. */
export function checkVerb({ engine, renderContextOn }: CliDependencies): Verb {
  return {
    summary: 'whether figures can be right that somebody claims: consistent, off by a factor, or impossible',
    examples: [
      'check "1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100"',
      'check "70B in bf16 needs 72 GB" --json',
    ],
    takes: 'text',
    run: ({ text }, today) => {
      const outcome = engine().handle({ kind: 'check', text }, commandContext(today))
      if (outcome.kind === 'problem') return printProblem(outcome.problem)
      if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'verdict')
        throw new Error(`a claim was answered with "${outcome.kind}"`)
      const { result } = outcome.detail
      const { verdict, findings, ours, unused } = result
      return {
        json: { verdict, findings, ours, unused },
        text: (terminal) => terminalVerdict(result, renderContextOn(today), terminal),
        status: 0,
      }
    },
  }
}

const verdictStyles: Readonly<Record<CheckVerdict, Style>> = {
  consistent: 'good',
  off: 'warning',
  impossible: 'warning',
}

function terminalVerdict(result: ClaimCheckResult, renderContext: RenderContext, terminal: Terminal): string {
  const columns = layoutWidth(terminal)
  const { paint } = terminal
  const { title, findings, ours } = verdictText(result, renderContext)
  return [
    ...wrapText(title, columns).map((text) => paint('bold', text)),
    ...findings.flatMap(({ symbol, verdict, sentence }) =>
      wrapText(sentence, columns, `${symbol} `, '  ').map((text) =>
        text.replace(symbol, paint(verdictStyles[verdict], symbol)),
      ),
    ),
    ...(ours === '' ? [] : ['', ...wrapText(`Ours: ${ours}`, columns)]),
  ].join('\n')
}
