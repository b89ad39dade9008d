/** A response body as checked JSON. */
import type * as z from 'zod'
import { FeedFormatError, type Responses } from './feed.ts'

/** Parses the response `name` and checks its shape. Throws `FeedFormatError`, which names the field. */
export function parseResponse<T>(responses: Responses, name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseJson(responseText(responses, name), name))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new FeedFormatError(`${name}: ${issue?.path.join('.') || 'the answer'}: ${issue?.message ?? 'not as expected'}`)
}

/** The response `name` as text. Throws `FeedFormatError` where it is missing. */
export function responseText(responses: Responses, name: string): string {
  const body = responses.get(name)
  if (body === undefined) throw new FeedFormatError(`${name}: no response recorded`)
  return new TextDecoder().decode(body)
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeedFormatError(`${name}: not JSON, it begins "${text.slice(0, 40)}"`)
  }
}
