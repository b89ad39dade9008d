/** `gpucost check "…"`: a pasted claim, judged. */
import { checkWords } from '../check/check-message.ts'
import type { Verdict } from '../check/finding.ts'
import { wrap } from '../reply/columns.ts'
import type { Style, Terminal } from '../reply/terminal.ts'
import type { Checked, Corridor } from './corridor.ts'
import { printProblem, type Verb } from './verb.ts'

export function checkVerb(check: NonNullable<Corridor['check']>): Verb {
  return {
    summary: 'whether figures can be right that somebody claims: consistent, off by a factor, or impossible',
    examples: [
      'check "1,800 tok/s on 2B tokens is 5.1 hours, $13.72 on one H100"',
      'check "70B in bf16 needs 72 GB" --json',
    ],
    takes: 'text',
    run: ({ text }, today) => {
      const checked = check(text, today)
      if (checked.kind === 'problem') return printProblem(checked.problem)
      const { verdict, findings, ours } = checked.result
      return { json: { verdict, findings, ours }, words: (terminal) => wordsOf(checked, terminal), status: 0 }
    },
  }
}

const styles: Readonly<Record<Verdict, Style>> = { consistent: 'good', off: 'warning', impossible: 'warning' }

function wordsOf({ result, manner }: Extract<Checked, { kind: 'checked' }>, { width, paint }: Terminal): string {
  const columns = Math.max(40, Math.min(width, 120))
  const { title, lines, ours } = checkWords(result, manner)
  return [
    ...wrap(title, columns).map((line) => paint('bold', line)),
    ...lines.flatMap(({ mark, verdict, words }) =>
      wrap(words, columns, `${mark} `, '  ').map((line) => line.replace(mark, paint(styles[verdict], mark))),
    ),
    ...(ours === '' ? [] : ['', ...wrap(`Ours: ${ours}`, columns)]),
  ].join('\n')
}
