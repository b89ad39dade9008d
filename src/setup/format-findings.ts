/** Findings as lines for a terminal. */
import { styleText } from 'node:util'
import type { SetupFinding } from './finding.ts'

const labels = {
  good: ['ok', 'green'],
  note: ['note', 'yellow'],
  bad: ['wrong', 'red'],
} as const satisfies Record<SetupFinding['verdict'], readonly [string, string]>

/** One finding with its sign, and below it what to do. */
export function findingText({ subject, verdict, message, todo }: SetupFinding, isColoured: boolean): string {
  const [label, colour] = labels[verdict]
  const paddedLabel = label.padEnd(6)
  const head = `${isColoured ? styleText(colour, paddedLabel, { validateStream: false }) : paddedLabel}${subject}: ${message}`
  return todo === undefined ? head : `${head}\n      ${verdict === 'bad' ? 'Do: ' : ''}${todo}`
}

/** The last line of a check. */
export function summaryText(findings: readonly SetupFinding[]): string {
  const wrong = new Set(findings.filter(({ verdict }) => verdict === 'bad').map(({ subject }) => subject))
  if (wrong.size === 0) return 'Everything that can be checked from here is right.'
  return `To be put right: ${[...wrong].join(', ')}.`
}
