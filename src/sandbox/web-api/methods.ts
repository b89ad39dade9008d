/** The Web API: a method's name and arguments in, Slack's answer out; refusals are noted for whoever develops. */
import { type Json, parseJson } from '../json.ts'
import { chat } from './chat.ts'
import { files } from './files.ts'
import { lookups } from './lookups.ts'
import { type Caller, type Method, refused } from './method.ts'
import { views } from './views.ts'

const methods: Readonly<Record<string, Method>> = { ...chat, ...views, ...lookups, ...files }

/** Slack answers everything with 200; whether it was done stands in `ok`. */
export function callMethod(name: string, args: Json, caller: Caller): Json {
  const method = methods[name]
  return method === undefined ? refused('unknown_method') : method(args, caller)
}

/** Arguments come as a form or as JSON; the JSON strings inside a form are opened. Null: it is no JSON after all. */
export function argumentsOf(body: string, query: URLSearchParams): Json | null {
  if (body.startsWith('{')) return parseJson(body)
  return Object.fromEntries([...query, ...new URLSearchParams(body)].map(([name, value]) => [name, opened(value)]))
}

function opened(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
