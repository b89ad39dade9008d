/** "Also on GCP", "B200s allowed too, besides H100s", "add Lambda to the list": beside what was asked for before, not instead of it. */
import type { Scenario } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Understanding } from '../resolution/understanding.ts'

const opens = /^\W*(?:also|or|plus|add)\b/iu
/** In the clause of a name; "too" before an adjective is no such word. */
const besides =
  /\b(?:also|as well|besides|in addition|additionally|(?:to|on) the (?:list|pool|mix))\b|\btoo(?=$| (?:please|pls|now|then|according|if|for|since|because|while)\b)/iu
const inPlace = /\binstead\b/iu
const clauseEnds: ReadonlySet<string> = new Set([',', '.', ';', ':', '!', '(', ')'])

/** The plan after a change, with what was asked for before where the words add to it. */
export function withAddedChoices(
  before: Scenario,
  after: Scenario,
  { recognized, slots, wordsAt }: Understanding,
  { gpus: gpuLexicon }: Vocabulary,
): Scenario {
  const { tokens, mentions } = recognized
  const text = wordsAt(0, tokens.length)
  if (inPlace.test(text)) return after
  const isBesides = clausesThat(besides, tokens, wordsAt)
  const isAdded = (kind: 'gpu' | 'provider'): boolean =>
    opens.test(text) || mentions.some((mention) => isKind(mention, kind) && isBesides(mention.from))
  const union = (one: string[] | null, other: string[] | null): string[] | null =>
    one === null || other === null ? other : [...new Set([...one, ...other])]
  const isTaken = (role: 'gpus' | 'providers'): boolean => slots.some((slot) => slot.role === role && !slot.excluded)
  const all = isTaken('gpus') && isAdded('gpu') ? union(before.spec.gpus, after.spec.gpus) : after.spec.gpus
  const known = [...gpuLexicon.byId.keys(), ...gpuLexicon.accelerators.keys()]
  const inOrder = all === null ? null : known.filter((id) => all.includes(id))
  const providers =
    isTaken('providers') && isAdded('provider')
      ? union(before.spec.providers, after.spec.providers)
      : after.spec.providers
  return { ...after, spec: { ...after.spec, gpus: inOrder, providers } }
}

/** Whether the clause of a token is such, each looked at once. */
function clausesThat(
  pattern: RegExp,
  tokens: Understanding['recognized']['tokens'],
  wordsAt: Understanding['wordsAt'],
): (at: number) => boolean {
  const found = new Set<number>()
  let from = 0
  for (let at = 0; at <= tokens.length; at += 1) {
    if (at < tokens.length && !clauseEnds.has(tokens[at]?.text ?? '')) continue
    if (pattern.test(wordsAt(from, at).trim())) for (let each = from; each < at; each += 1) found.add(each)
    from = at + 1
  }
  return (at) => found.has(at)
}
