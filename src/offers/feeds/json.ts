/** A response body as checked JSON. */
import type * as z from 'zod'
import { FeedBroken, type Responses } from './feed.ts'

/** Parses the response `name` and checks its shape. Throws `FeedBroken`, which names the field. */
export function jsonOf<T>(responses: Responses, name: string, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parsed(textOf(responses, name), name))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new FeedBroken(`${name}: ${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'not as expected'}`)
}

/** The response `name` as text. Throws `FeedBroken` where it is missing. */
export function textOf(responses: Responses, name: string): string {
  const body = responses.get(name)
  if (body === undefined) throw new FeedBroken(`${name}: no response recorded`)
  return new TextDecoder().decode(body)
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeedBroken(`${name}: not JSON, it begins "${text.slice(0, 40)}"`)
  }
}
