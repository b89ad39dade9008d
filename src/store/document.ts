/** Documents are JSON in a column, checked by their schema on the way in and on the way out. */
import type * as z from 'zod'

/** What is stored is not what this version can read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** The text of a document. The same value always gives the same text. Throws where the value breaks its schema. */
export function write<T>(shape: z.ZodType<T>, value: T): string {
  return JSON.stringify(shape.parse(value))
}

/** Throws `Unreadable` with the place of the document, and none of its content. */
export function read<T>(shape: z.ZodType<T>, text: string, where: string): T {
  const parsed = shape.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Unreadable(`${where}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`)
}
