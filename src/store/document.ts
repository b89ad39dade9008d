/** Documents are JSON in a column, checked by their schema on the way in and on the way out. */
import * as z from 'zod'

/** What is stored is not what this version can read. */
export class UnreadableDocument extends Error {
  override readonly name = 'Unreadable'
}

/** The text of a document. The same value always gives the same text. Throws where the value breaks its schema. */
export function writeDocument<T>(schema: z.ZodType<T>, value: T): string {
  return JSON.stringify(z.encode(schema, value))
}

/** Throws `UnreadableDocument` with the place of the document, and none of its content. */
export function readDocument<T>(schema: z.ZodType<T>, text: string, where: string): T {
  const parsed = schema.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UnreadableDocument(`${where}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`)
}
