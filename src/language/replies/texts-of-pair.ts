/**
 * What a pair of texts to embed is made of, where the plan counts pairs: "7 hard negatives per query", "passages are ~200
 * tokens, queries ~20".
 */
import { formatExact } from '../../scenario/format-values.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const negatives =
  /\b(?:(\d{1,3}) (?:hard |in-batch |random |mined )?negatives?|(?:hard )?negatives?[:,]? (\d{1,3})(?! ?%))(?: (?:per|a|for each|each|every))?\b/u
const partNoun =
  'quer(?:y|ies)|questions?|passages?|docs?|documents?|positives?|anchors?|titles?|abstracts?|answers?|paragraphs?'
const lengthOfPart = new RegExp(
  `\\b(${partNoun})(?: (?:is|are|of|at|avg|average|averages|have|has|around|about|roughly|only))*[ :]~?(\\d[\\d.]*k?)(?: tokens?| toks?)?\\b|~?(\\d[\\d.]*k?) tokens? (?:per|a|for (?:each|the|a)) (${partNoun})\\b`,
  'giu',
)
const maxLength = 160
/** A query and its passage. */
const textsOfPair = 2
const saidTexts = /an example has (\d+) texts/u

/** Changes the tokens of a pair; null where the plan is not counted in pairs. */
export function readTextsOfPair(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const each = scenario.corpus?.tokensPerExample ?? null
  if (each === null || scenario.corpus?.examples == null || line.length > maxLength) return null
  if (scenario.spec.task !== null && scenario.spec.task !== 'embedding') return null
  return negativesOf(reply, each) ?? lengthsOf(reply)
}

const textsIn = ({ notes }: Scenario): number =>
  Number(notes.flatMap((note) => saidTexts.exec(note)?.[1] ?? []).at(-1) ?? textsOfPair)

/** All of a query's texts are trained through. */
function negativesOf(reply: Reply, each: number): ReplyCandidate | null {
  const match = negatives.exec(reply.line)
  const count = Number(match?.[1] ?? match?.[2] ?? NaN)
  if (match === null || !(count > 0)) return null
  const texts = count + textsOfPair
  const length = Math.round((each / textsIn(reply.scenario)) * texts)
  return withTexts(reply, length, `${match[0].trim()}: an example has ${texts} texts, all of them trained through.`)
}

/** "Passages ~300 tokens, queries ~15": tokens of both, and the words; null where it is not two: one alone may be any length. */
export function pairLengthsIn(
  text: string,
): { readonly lengths: readonly [number, number]; readonly words: readonly string[] } | null {
  const parts = new Map<string, number>()
  const words: string[] = []
  for (const [said, noun = '', after, before, otherNoun = ''] of text.matchAll(lengthOfPart)) {
    parts.set((noun === '' ? otherNoun : noun).slice(0, 4).toLowerCase(), tokensOf(after ?? before ?? ''))
    words.push(said)
  }
  if (parts.size !== textsOfPair) return null
  const [one = 0, other = 0] = parts.values()
  return { lengths: [one, other], words }
}

function lengthsOf(reply: Reply): ReplyCandidate | null {
  const found = pairLengthsIn(reply.line)
  if (found === null) return null
  const [one, other] = found.lengths
  const texts = textsIn(reply.scenario)
  // Negatives are as long as what is searched.
  const length = one + other + (texts - textsOfPair) * Math.max(one, other)
  const each = `${formatExact(one)} + ${formatExact(other)} tokens`
  return withTexts(reply, length, `${each}: an example has ${texts} texts, ${formatExact(length)} tokens in all.`)
}

const tokensOf = (said: string): number => Number(said.replace('k', '')) * (said.endsWith('k') ? 1000 : 1)

function withTexts(reply: Reply, length: number, note: string): ReplyCandidate | null {
  if (!(length >= 1)) return null
  const words = `${formatExact(length)} tokens each`
  const act = amendWith(reply, { words, slots: [quantity('length', length)] })
  if (act.kind !== 'amended') return wholeReply(reply, act, `says ${words}`)
  const { scenario } = act
  const remarks = [...(scenario.remarks ?? []), { field: 'tokens' as const, text: note }]
  return wholeReply(
    reply,
    { ...act, scenario: { ...scenario, notes: [...scenario.notes, note], remarks } },
    `says ${words}`,
  )
}
