/** `gpucost check "…"`: a pasted claim, judged. */
import { verdictText } from '../check/verdict-message.ts'
import type { CheckVerdict } from '../check/finding.ts'
import { wrapText } from '../presentation/terminal/text-columns.ts'
import type { Style, Terminal } from '../presentation/terminal/terminal-recommendation.ts'
import type { CheckVerbResult, CliDependencies } from './cli-dependencies.ts'
import { printProblem, type Verb } from './verb.ts'

export function checkVerb(check: NonNullable<CliDependencies['check']>): Verb {
  return {
    summary: 'whether figures can be right that somebody claims: consistent, off by a factor, or impossible',
    examples: [
      'check "1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100"',
      'check "70B in bf16 needs 72 GB" --json',
    ],
    takes: 'text',
    run: ({ text }, today) => {
      const checkResult = check(text, today)
      if (checkResult.kind === 'problem') return printProblem(checkResult.problem)
      const { verdict, findings, ours } = checkResult.result
      return { json: { verdict, findings, ours }, text: (terminal) => checkText(checkResult, terminal), status: 0 }
    },
  }
}

const verdictStyles: Readonly<Record<CheckVerdict, Style>> = {
  consistent: 'good',
  off: 'warning',
  impossible: 'warning',
}

function checkText(
  { result, renderContext }: Extract<CheckVerbResult, { kind: 'checked' }>,
  { width, paint }: Terminal,
): string {
  const columns = Math.max(40, Math.min(width, 120))
  const { title, lines, ours } = verdictText(result, renderContext)
  return [
    ...wrapText(title, columns).map((line) => paint('bold', line)),
    ...lines.flatMap(({ symbol: mark, verdict, words }) =>
      wrapText(words, columns, `${mark} `, '  ').map((line) => line.replace(mark, paint(verdictStyles[verdict], mark))),
    ),
    ...(ours === '' ? [] : ['', ...wrapText(`Ours: ${ours}`, columns)]),
  ].join('\n')
}
