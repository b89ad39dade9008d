/** "Go with safe", "option 2", "the B200 one": takes a row of the table that the thread has shown, by any of its names. */
import type { SpecField } from '../../scenario/scenario.ts'
import type { PickWords } from '../lexicon/reply-words.ts'
import type { RowPick } from './plan-pick.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ownWishes: ReadonlySet<SpecField> = new Set(['objective'])
const asksOf =
  /^(?:(?:lol|haha|so|and|but|ok|hm+)[\s,]+)*(?:does|do|did|will|would|is|are)(?:n't)? (?:it|that|this|they|one|the \w+)\b/u
/** What comes first is a step, and no row. */
const asksWhatFirst =
  /^(?:so |and |ok |but )?(?:what|where|which|how)\b.*\b(?:do|begin|start|click|try|set up|need)\b.*\bfirst\W*$/u
const maxLength = 60
const [maxNames, maxNamesTaken] = [3, 1]

/** Null where nothing is taken, or what is taken is read as a change by itself. */
export function readRowPick(reply: Reply): ReplyCandidate | null {
  const { request, vocabulary, thread } = reply
  if (thread === null || request.length > maxLength || request.includes('?')) return null
  // "Does that fit on one node" asks.
  if (asksOf.test(reply.sentence)) return null
  // "What do I do first" asks for a step.
  if (asksWhatFirst.test(reply.sentence)) return null
  // "I need one figure for the budget" takes none.
  if (reply.namedTopic.topic === 'figure') return null
  const pick = rowPickIn(request, vocabulary.replyWords.picks)
  if (pick === null) return null
  // "Use 2" after "3 epochs" is of the epochs.
  if (!pick.isOfRow && isBareNumber(pick.row) && reply.lastChanged.length > 0) return null
  // "After one hour it is at 4 %": news takes nothing.
  if (reply.likelyActs.report > reply.likelyActs.request) return null
  // "The cheapest one" and "take spot" are wishes of their own, whatever the table holds.
  const { amendment } = reply
  const isWish = !('place' in pick.row) && amendment.kind === 'amended' && amendment.changed.length > 0
  if (isWish && (!pick.isOfRow || amendment.changed.every((field) => ownWishes.has(field)))) return null
  return wholeReply(reply, { kind: 'pick', by: pick.row }, 'takes a row of the table')
}

/** "Option b", "b)": the second row. */
function letterAt(said: readonly string[], at: number, isNumbered: boolean): number | undefined {
  const word = said[at] ?? ''
  const isAlone = said.length === 1 || (said.length === 2 && said[1 - at] === 'please')
  return /^[a-d]$/u.test(word) && (isNumbered || isAlone) ? word.charCodeAt(0) - 'a'.charCodeAt(0) + 1 : undefined
}

const isBareNumber = (row: RowPick): boolean =>
  'words' in row && row.words.length === 1 && /^\d{1,3}$/u.test(row.words[0] ?? '')

/** `isOfRow`: it is called an option, a row, a plan. Null where other words stand in it, or nothing is taken. */
export function rowPickIn(text: string, words: PickWords): { readonly row: RowPick; readonly isOfRow: boolean } | null {
  const said: readonly string[] = text.match(wordPattern) ?? []
  const places = said.flatMap((word, at) => {
    const isNumbered = words.numbered.has(said[at - 1] ?? '') || said[at - 1] === '#'
    const counted = isNumbered && /^[1-9]$/u.test(word) ? Number(word) : undefined
    const place = words.places.get(word) ?? counted ?? letterAt(said, at, isNumbered)
    return place === undefined ? [] : [{ word, place }]
  })
  // "No vast" counts nothing.
  const isNumbered = (word: string, at: number): boolean =>
    words.numbered.has(word) && /^[1-9a-d]$/u.test(said[at + 1] ?? '')
  const isOfRow =
    /^\W*[a-d]\)\W*$/u.test(text) ||
    said.some((word, at) => words.rows.has(word) || isNumbered(word, at) || word === '#')
  const isTaken =
    said.some((word) => words.takes.has(word)) ||
    text.endsWith(' it is') ||
    /^(?:give me|i like|i love) the \S+$/u.test(text)
  const placeWords = new Set(places.map(({ word }) => word))
  const names = said.filter(
    (word) =>
      word !== '#' &&
      !placeWords.has(word) &&
      ![words.takes, words.rows, words.numbered, words.around].some((set) => set.has(word)),
  )
  const [place, ...others] = places
  if (!isOfRow && !isTaken) return null
  if (place !== undefined)
    return others.length > 0 || names.length > 0
      ? null
      : { row: { place: place.place > 0 ? place.place - 1 : place.place }, isOfRow }
  if (names.length === 0 || names.length > (isOfRow ? maxNames : maxNamesTaken)) return null
  return { row: { words: names.map((word) => words.labels.get(word) ?? word) }, isOfRow }
}

const wordPattern = /[$€#]|[\p{L}\p{N}][\p{L}\p{N}.,'’-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu
