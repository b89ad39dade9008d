/** "Codestral/qwen coder 7b": two models with a slash between them, and no repository of one. */
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'

const atSlash = /(?<![\w./-])(?<one>[a-z][a-z-]+)[\d.]* ?\/ ?(?<other>[a-z][a-z-]+)/iu

/** What stands behind the name of a family in the id of its models. */
const endsName = /^[-\d]/u

/** Read as one or the other; null where it names no two of them. */
export function modelsAtSlashOf(
  text: string,
  readRest: (rest: string) => Interpretation,
  { catalog }: EngineContext,
): Interpretation | null {
  const found = atSlash.exec(text)
  const { one = '', other = '' } = found?.groups ?? {}
  if (found === null || one.toLowerCase() === other.toLowerCase()) return null
  const ids = [...catalog.models.keys()]
  const isName = (name: string): boolean =>
    ids.some((id) => id.startsWith(name.toLowerCase()) && endsName.test(id.slice(name.length)))
  if (!isName(one) || !isName(other)) return null
  return readRest(text.replace(found[0], found[0].replace(/ ?\/ ?/u, ' or ')))
}
