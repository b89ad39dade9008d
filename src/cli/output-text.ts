/** Problems and scenarios in plain words. */
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

function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 10 })
  return Array.isArray(value) ? value.join(', ') : String(value)
}
