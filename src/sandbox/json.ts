/** JSON of which nothing is known yet, and how to look into it. */

export type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** The objects of a list; what is no list has none. */
export const asObjects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : []

export const asString = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The words of a text object, or of a bare string. */
export const textObjectText = (value: unknown): string =>
  typeof value === 'string' ? value : asString(asObject(value)['text'])

/** Parses a text that should be an object; null where it is none. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
