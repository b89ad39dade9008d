/** “How big is a checkpoint, and how long does writing one take?”: each question of a reply is answered by itself, in its order. */
import type { Question } from '../questions/question.ts'
import { answerName, answerNameOfQuestion, readersByWords, supportOf } from './answer-name.ts'
import { unknownId } from './question-act.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import { wholeReply, isLikelyChatter } from './reply-candidate.ts'
import { isToldWhole } from './told-whole.ts'
import type { Reply } from './reply-input.ts'
import { partsOf } from '../text/parts-of-text.ts'

const asking =
  "how|hows|what|what's|whats|when|where|where's|why|which|who|whose|does|do|did|don't|doesn't|is|isn't|are|aren't|was|can|could|will|would|should|shouldn't|has|have"
/** Where one question ends and the next begins. */
const between = new RegExp(
  String.raw`(?<=\?)\s+|\s*[,;.]\s+(?=(?:(?:and|also|plus|but|if so|if yes|if not|if no)[,\s]+){0,2}(?:at what|for how|by how|in what|from when|${asking})\b)|\s+(?=(?:and|&|plus)\s+(?:also\s+)?(?:at what|for how|by how|in what|from when|if so|if not|${asking})\b)`,
  'iu',
)
const joint = /^(?:(?:and|&|also|plus|but|so|ok|if so|if yes)\b[,\s]*){1,3}/iu
/** “…, which they do not” tells. */
const asks = new RegExp(String.raw`^(?!which (?:i|we|you|it|they|he|she)\b)\W*(?:(?:and|&|also|plus|but|so|ok|hey|if so|if yes|if not|if no|at|for|by|in|from)\b[,\s]*){0,3}(?:${asking})\b`, 'iu') // prettier-ignore
const asksReason = /^\W*(?:(?:so|but|and|ok)\b[,\s]*)?(?:why|how come)\b/iu
const proposesReason = /^(?:and |or )?(?:is|isn't|was) (?:it|that|this)\b/iu
const [maxLength, maxParts, leastWords, maxChatter, leastQuestion] = [280, 3, 3, 0.4, 0.7]

/** The questions of a text that asks two or three, without what joins them; empty where it asks one, or says more. */
export function askedParts(text: string): readonly string[] {
  if (text.length > maxLength) return []
  const parts = partsOf(text, between)
  const isAsked = parts.every((part) => asks.test(part) && part.split(' ').length >= leastWords)
  if (parts.length < 2 || parts.length > maxParts || !isAsked) return []
  // "Why 8 cards, is it the memory?": the second proposes what the first asks for.
  if (asksReason.test(parts[0] ?? '') && parts.slice(1).some((part) => proposesReason.test(part))) return []
  return parts.map((part) => part.replace(joint, ''))
}

/** Its words make so likely what it is answered by; with the word that “it” stands for they make it likelier than by themselves. */
const [least, leastOfSplit, leastNamed, leastOfWhole, leastAlone] = [0.2, 0.012, 0.3, 0.3, 0.6]

/**
 * The questions of the reply instead of the one that it was taken for. The candidate stands where it asks one, where all its words
 * make it likely, and where none of its parts is known.
 */
export function withFurtherQuestions(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (reply.history === null || reply.isPart || !kinds.has(act.kind) || reply.wording !== reply.typed) return candidate
  if (isLikelyChatter(reply, maxChatter)) return candidate
  if (act.kind === 'amended' && act.changed.length > 0 && reply.likelyActs.question < leastQuestion) return candidate
  // “If it runs at 5k tok/s, does it still fit?” asks one thing.
  if (act.kind === 'question' && act.circumstances?.limits !== undefined) return candidate
  const parts = askedParts(reply.plain.text)
  if (parts.length === 0 || isToldWhole(candidate)) return candidate
  // “What is LoRA, and why did you pick it?”: the word that is explained stands for “it”.
  if (act.kind === 'question' && act.matched?.id.startsWith('term ') === true && act.also !== undefined)
    return candidate
  const [opening = '', ...following] = parts
  const opened = { part: opening, ...toldOf(opening, null, reply, candidate) }
  const read = [opened, ...following.map((part) => ({ part, ...toldOf(part, opened, reply, candidate) }))]
  const [first, ...others] = withRiskOfSpot(read.filter(({ question }) => question !== null))
  if (first?.question == null) return candidate
  const name = answerNameOfQuestion(first.question)
  const also = others.flatMap(({ question }) =>
    question === null || answerNameOfQuestion(question) === name ? [] : question,
  )
  const names = [name, ...also.map(answerNameOfQuestion)]
  const open = read.flatMap(({ part, question }) => (question === null ? part.replace(/[?]+$/u, '') : []))
  const isSplit = act.kind === 'question' && (act.also?.length ?? 0) > 0
  const isWeak = isSplit || (first.support >= leastAlone && supportOfWhole(reply, candidate) < leastOfWhole)
  const isOfRisk = first.question.args?.asksOdds !== undefined && others.length < following.length
  if (also.length === 0 && !isOfRisk && (open.length === 0 || !isWeak)) return candidate
  const asked = { ...first.question, ...(also.length === 0 ? {} : { also }), ...(open.length === 0 ? {} : { open }) }
  return wholeReply(reply, asked, `asks about ${names.join(' and ')}`)
}

/** “How much does spot save, and what's the risk?”: behind spot a risk is that of being taken away, told with it. */
function withRiskOfSpot(read: readonly OpeningQuestion[]): readonly OpeningQuestion[] {
  const [first, second, ...others] = read
  if (first?.question == null || second?.question == null) return read
  const isOfSpot = first.question.topic === 'spot' || first.question.topic === 'spot-gap'
  const isRisk = ofRisk.has(second.question.topic) || second.question.matched?.id === 'how-likely-that'
  if (!isOfSpot || !isRisk || second.question.subject !== null) return read
  const question = { ...first.question, args: { ...first.question.args, asksOdds: 'safe' as const } }
  return [{ ...first, question }, ...others]
}
const ofRisk: ReadonlySet<Question['topic']> = new Set(['risks', 'odds'])

const kinds: ReadonlySet<ReplyCandidate['act']['kind']> = new Set(['question', 'control', 'problem', 'amended', 'asks'])

const supportOfWhole = ({ plain, vocabulary }: Reply, candidate: ReplyCandidate): number =>
  candidate.act.kind === 'question' ? supportOf([plain.text], answerName(candidate), vocabulary.questionCues) : 0

/** What one of them asks, where its words tell it; `opened`: the first of them, null for that one. */
function toldOf(part: string, opened: OpeningQuestion | null, reply: Reply, candidate: ReplyCandidate): ToldQuestion {
  const own = answered(part, reply)
  // A form tells it without its words being likely.
  const isByForm = own.question !== null && answerNameOfQuestion(own.question) === answerName(candidate)
  if (isByForm && !readersByWords.has(candidate.reader ?? '')) return { ...own, support: Math.max(own.support, least) }
  const named = opened === null ? null : withNamed(part, opened.part, reply)
  const told = named === null ? own : answered(named, reply)
  // "Where do we keep it?" is of what the question before is about, unless that is the same once more.
  const isSame = told.question !== null && opened?.question != null && isAlike(told.question, opened.question)
  const isNamed = named !== null && !isSame && told.support >= leastNamed
  const likelier = isNamed || told.support > own.support ? told : own
  // Two that rules told apart need hardly any.
  const isSplit = candidate.act.kind === 'question' && candidate.act.also !== undefined
  return likelier.support >= (isSplit ? leastOfSplit : least) ? likelier : { question: null, support: 0 }
}

const isAlike = (one: Question, other: Question): boolean => answerNameOfQuestion(one) === answerNameOfQuestion(other)

type OpeningQuestion = ToldQuestion & { readonly part: string }
type ToldQuestion = { readonly question: Question | null; readonly support: number }

function answered(part: string, reply: Reply): ToldQuestion {
  const act = reply.readAlone(part.endsWith('?') ? part : `${part}?`)
  // “How do you get to those hours?” beside another question is the sum of the hours.
  if (act.kind === 'question' && act.topic === 'math' && ofHours.test(part)) {
    const { matched: _, ...rest } = act
    return { question: { ...rest, topic: 'time' }, support: least }
  }
  // The receipt is a message of its own.
  const isApart = act.kind === 'question' && (act.topic === 'other' || act.topic === 'math')
  if (act.kind !== 'question' || act.matched?.id === unknownId || isApart) return { question: null, support: 0 }
  // What differs from an earlier plan is asked of the thread, not beside something else.
  if (act.topic === 'gap' && act.subject === null && !((act.gap?.named.length ?? 0) > 0))
    return { question: null, support: 0 }
  return { question: act, support: supportOf([part], answerNameOfQuestion(act), reply.vocabulary.questionCues) }
}

const ofHours = /\b(?:hours?|minutes?|days?|times?|durations?|runtimes?|how long)\b/iu

/** “How big is a checkpoint, and where do we put it?”: with the word that tells what the question before is about. */
function withNamed(part: string, before: string, { vocabulary: { questionCues } }: Reply): string | null {
  if (!pronoun.test(part)) return null
  const { classifier, plainly } = questionCues
  const shares = [...(classifier.sharesOf(plainly(before)) ?? [])]
  const likeliest = shares.indexOf(Math.max(...shares))
  const words = before.match(/[\p{L}\p{N}'’-]+/gu) ?? []
  let [named, most]: [string | null, number] = [null, leastDrop]
  for (const [at, word] of words.entries()) {
    if (word.length < leastLetters || grammatical.test(word)) continue
    const without = classifier.sharesOf(plainly(words.filter((_, each) => each !== at).join(' ')))?.[likeliest] ?? 0
    const drop = (shares[likeliest] ?? 0) - without
    if (drop > most) [named, most] = [word, drop]
  }
  return named === null ? null : part.replace(pronoun, `the ${named}`)
}
const [leastDrop, leastLetters] = [0.1, 3]
const pronoun = /\b(?:it|they|them|those|these|one|that)\b(?!\s+(?:of|\p{L}{3,}(?<!ing|ed)\s*(?:\?|$)))/iu
const grammatical = new RegExp(`^(?:${asking}|the|this|that|and|for|with|from|much|many|more|long|often|should|there|here|you|our|your|not|any|all)$`, 'iu') // prettier-ignore
