/** The arguments of a call: sent as JSON or as a form. */
import { type JsonObject, parseJsonObject } from '../json.ts'

/** JSON inside a form field is parsed too. Null: a body that starts like JSON and is not. */
export function parseArguments(body: string, query: URLSearchParams): JsonObject | null {
  if (body.startsWith('{')) return parseJsonObject(body)
  return Object.fromEntries(
    [...query, ...new URLSearchParams(body)].map(([name, value]) => [name, parseFormValue(value)]),
  )
}

function parseFormValue(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
