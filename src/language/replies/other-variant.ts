/** "Base instead of large", "rather 3.3 than 3.1", "the large one": the planned model with one part of its name exchanged. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const part = (name: string): string =>
  String.raw`(?:the |an? )?(?<${name}>[a-z]{2,8}|\d(?:\.\d)?)(?: (?:one|model|version|variant|checkpoint|size))?`
const opening =
  '^(?:(?:(?:the )?same(?: thing| job| one| again)?(?: but)?|just|only|but|use|take|go with|go for|make it|try|switch to|do|with|in|i meant?|it is|sorry|no|rather)[\\s,]+){0,5}'
const closing =
  '(?: (?:then|please|pls|instead|actually|here|now)){0,2}(?:,? (?:because|since|as|the rest|everything else|all else|rest)\\b[^\\d?]{0,40})?[\\s.!]*$'
const pairs: readonly RegExp[] = [
  new RegExp(`${opening}${part('one')},? (?:instead of|rather than|not|over|and not) ${part('other')}${closing}`, 'u'),
  new RegExp(`${opening}${part('one')} than ${part('other')}${closing}`, 'u'),
  new RegExp(`${opening}not ${part('other')},? (?:but )?${part('one')}${closing}`, 'u'),
]
const single = new RegExp(`${opening}${part('one')}${closing}`, 'u')
/** By these words the sizes of a model are told apart. */
const sizeWords: ReadonlySet<string> = new Set(['tiny', 'mini', 'small', 'base', 'medium', 'large', 'super', 'nano'])
const maxLength = 60

/** Null where the plan names no model, or none is called so. */
export function readOtherVariant(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  const id = scenario.spec.model
  if (id === null || line.length > maxLength) return null
  const said = pairs.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  const one = said?.['one'] ?? single.exec(line)?.groups?.['one']
  const other = said?.['other'] ?? id.split('-').find((word) => sizeWords.has(word))
  const isVariant = one !== undefined && (said === undefined ? sizeWords.has(one) : true)
  if (one === undefined || other === undefined || !isVariant || one === other) return null
  const named = other.replaceAll('.', '\\.')
  const next = id.replace(new RegExp(`(?<![\\d.a-z])${named}(?![\\d.a-z])|(?<=[a-z])${named}(?=-)`, 'u'), one)
  if (next === id || !vocabulary.models.byId.has(next)) return null
  const act = amend(reply, next)
  return act.kind === 'amended' ? wholeReply(reply, act, `takes ${next} in the place of ${id}`) : null
}
