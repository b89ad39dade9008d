/** Problems and scenarios in plain words. */
import type { ReadingTrace } from '../language/reading-trace.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** What is wrong, then what could be typed instead, a line each. */
export function problemText({ message, suggestions }: Problem): string {
  return [message, ...suggestions.map((suggestion) => `  try: ${suggestion}`)].join('\n')
}

/** What is asked for, one field a line. */
export function specText({ spec, notes }: Scenario): string {
  const setFields = Object.entries(spec).filter(([, value]) => value !== null)
  const width = Math.max(...setFields.map(([field]) => field.length))
  const lines = setFields.map(([field, value]) => `${field.padEnd(width)}  ${valueText(value)}`)
  return [...lines, ...notes.map((note) => `note: ${note}`)].join('\n')
}

/** Which rules found what, and how likely each role of a number without a unit was. */
export function readingText({ rules, numbers, unknown }: ReadingTrace): string {
  const width = Math.max(0, ...rules.map(({ stage, rule }) => stage.length + rule.length + 1))
  return [
    ...rules.map(({ stage, rule, words }) => `${`${stage} ${rule}`.padEnd(width)}  ${words}`),
    ...numbers.map(({ words, roles, odds }) => {
      const shares = roles.map(({ role, share }) => `${role} ${(100 * share).toFixed(0)} %`).join(', ')
      return `“${words}” counts: ${shares}; the first is ${odds} times as likely as the next`
    }),
    ...unknown.map((words) => `“${words}”: no rule knows it`),
  ].join('\n')
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 10 })
  return Array.isArray(value) ? value.join(', ') : String(value)
}
