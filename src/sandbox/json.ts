/** JSON of which nothing is known yet, and how to look into it. */

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {})

/** The objects of a list; what is no list has none. */
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The words of a text object, or of a bare string. */
export const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : textOf(jsonOf(value)['text']))

/** Parses a text that should be an object; null where it is none. */
export function parseJson(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : null
  } catch {
    return null
  }
}
