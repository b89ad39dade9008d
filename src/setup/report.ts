/** Findings as lines for a terminal. */
import { styleText } from 'node:util'
import type { Finding } from './finding.ts'

const marks = {
  good: ['ok', 'green'],
  note: ['note', 'yellow'],
  bad: ['wrong', 'red'],
} as const satisfies Record<Finding['verdict'], readonly [string, string]>

export function findingText({ subject, verdict, said, todo }: Finding, isColoured: boolean): string {
  const [mark, colour] = marks[verdict]
  const shown = mark.padEnd(6)
  const head = `${isColoured ? styleText(colour, shown, { validateStream: false }) : shown}${subject}: ${said}`
  return todo === undefined ? head : `${head}\n      ${verdict === 'bad' ? 'Do: ' : ''}${todo}`
}

/** The last line of a check. */
export function verdictText(findings: readonly Finding[]): string {
  const wrong = new Set(findings.filter(({ verdict }) => verdict === 'bad').map(({ subject }) => subject))
  if (wrong.size === 0) return 'Everything that can be checked from here is right.'
  return `To be put right: ${[...wrong].join(', ')}.`
}
