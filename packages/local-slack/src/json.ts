/** JSON whose shape is not known, and how to read it without assertions. The page uses this file too. */

/** An object of JSON whose fields are not known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object: no list, and not null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value if it is an object, else an empty one. */
export const asObject = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** The objects in a list; empty for anything that is not a list. */
export const asObjects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : []

/** The value if it is a string, else an empty one. */
export const asString = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The text of a text object, or a plain string. */
export const textObjectText = (value: unknown): string =>
  typeof value === 'string' ? value : asString(asObject(value)['text'])

/** Null unless the text is a JSON object. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
