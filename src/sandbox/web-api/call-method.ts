/** The Web API: a method's name and arguments in, Slack's answer out; refusals are noted for whoever develops. */
import { type JsonObject, parseJsonObject } from '../json.ts'
import { chatMethods } from './chat.ts'
import { fileMethods } from './files.ts'
import { lookupMethods } from './lookups.ts'
import { type MethodContext, type ApiMethod, apiError } from './api-method.ts'
import { viewMethods } from './views.ts'

const methods: Readonly<Record<string, ApiMethod>> = {
  ...chatMethods,
  ...viewMethods,
  ...lookupMethods,
  ...fileMethods,
}

/** Slack answers everything with 200; whether it was done stands in `ok`. */
export function callMethod(name: string, args: JsonObject, context: MethodContext): JsonObject {
  const method = methods[name]
  return method === undefined ? apiError('unknown_method') : method(args, context)
}

/** Arguments come as a form or as JSON; the JSON strings inside a form are opened. Null: it is no JSON after all. */
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
