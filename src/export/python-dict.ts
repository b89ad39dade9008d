/** Settings as one literal of Python: what a script runs with, and what is read back. */

/** A dict, one entry a line. */
export function pythonDict(settings: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(settings).map(([key, value]) => `    ${JSON.stringify(key)}: ${pythonValue(value)},`)
  return `{\n${lines.join('\n')}\n}`
}

function pythonValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`
  if (value === null) return 'None'
  if (value === true) return 'True'
  return value === false ? 'False' : JSON.stringify(value)
}
