/**
 * "One 80 GB card or do I need two?", "do I need 80gb cards or is 48gb enough?": whether cards of a memory that is named
 * do, of their number or of the smaller of two sizes. The plan stays.
 */
import type { Question } from '../questions/question.ts'
import { numberWords } from '../text/number-words.ts'
import { amend } from './amendment.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const sized =
  /(?:\b(?<count>\d{1,2}|an?|one|a single|single|just one|two|three|four|eight) ?x? ?)?(?<![\d.])\b(?<size>\d{1,3}) ?(?:gb|gib|gigs?)\b(?! ?(?:of )?(?:disk|data|storage|checkpoints?|ssd|text|files?|weights|model|params|parameters|activations|gradients|optimizer|states|ram|dataset))/gu
/** "Is 48gb enough or do I need 80?": the other size stands without its unit. */
const bareSize =
  /\bor\b.{0,30}?\b(?<size>16|24|32|40|48|80|94|96|141|192)\b(?! ?(?:gb|gib|gigs?|x\b|×|%|\$|h\b|hours?|days?|epochs?|gpus?|cards?|of (?:them|those|these)|[abh]\d))/u
const otherCount =
  /\bor\b.{0,30}?\b(?<count>2|4|8|two|three|four|eight)\b(?! ?(?:gb|gib|gigs?|h\b|hours?|days?|epochs?|\d))/u
/** "Or do we need a bigger card?" */
const orLarger = /\bor\b.{0,30}\b(?:bigger|larger)\b/u
const asksEnough =
  /\b(?:fits?|enough|sufficient|suffices?|do(?:es)? (?:it|the (?:job|trick))|fine|ok(?:ay)?|get (?:away|by)|make do|manage|handle it|cut it|holds?|go on|run on)\b/u
const asksNeed = /\b(?:need|needs|needed|require[ds]?|necessary|have to (?:use|rent|take|get))\b/u
/** "Is it the 40 or the 80 GB one?" asks which card it is. */
const asksWhich = /^(?:is|are) (?:it|that|this|they|those)\b/u
const ofElse = /\b(?:why|how (?:long|much|many)|costs?|price|cheaper|faster|oom|out of memory|spot|disk|ram)\b/u
const [maxLength, mostChatter, least, most] = [120, 0.95, 8, 288]

/** Null where neither two sizes nor two numbers of cards are weighed, nor a number of them is needed. */
export function readAskedCardMemory(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(line) || asksWhich.test(line) || isLikelyChatter(reply, mostChatter))
    return null
  const [isEnough, isNeed] = [asksEnough.test(line), asksNeed.test(line)]
  if (!(isEnough || isNeed || /\bor\b[^?]*\?/u.test(line)) || !(asksInForm(reply) || isEnough || isNeed)) return null
  const named = [...line.matchAll(sized)].map(({ groups = {} }) => groups)
  const bare = bareSize.exec(line)?.groups?.['size']
  const sizes = [
    ...named.flatMap(({ size }) => size ?? []),
    ...(named.length === 1 && bare !== undefined ? [bare] : []),
  ]
    .map(Number)
    .filter((size) => size >= least && size <= most)
  const [first, second] = [...new Set(sizes)].toSorted((one, other) => one - other)
  if (first === undefined) return null
  const said = named.find(({ count }) => count !== undefined)?.['count']
  const count = said === undefined ? null : countOf(said)
  const against = second !== undefined ? null : countOf(otherCount.exec(line)?.groups?.['count'])
  const isWeighed =
    second !== undefined || (isEnough && orLarger.test(line)) || (against !== null && count !== null && against > count)
  if (!isWeighed && !(isNeed && count !== null && count > 1)) return null
  const both = [first, ...(second === undefined ? [] : [second])]
  const questions = both.flatMap((size, at) => {
    const gpus = cardsOf(size, reply)
    if (gpus === null) return []
    const judged = isWeighed ? ('enough' as const) : ('needed' as const)
    const countAsked = {
      count: count ?? 1,
      unit: 'gpus',
      judged,
      gigabytes: size,
      ...(against === null ? {} : { against }),
      ...(at < both.length - 1 ? { isBeforeOther: true as const } : {}),
    } as const
    const subject = { words: `${size} GB`, gpus, providers: [], method: null, weights: null, count: null }
    return [{ kind: 'question', topic: 'gpu-count', subject, args: { countAsked } } satisfies Question]
  })
  const [question, ...also] = questions
  if (question === undefined || questions.length < both.length) return null
  return weighedReply(
    reply,
    also.length === 0 ? question : { ...question, also },
    'asks whether cards of a memory that is named do',
  )
}

const countOf = (said: string | undefined): number | null =>
  said === undefined ? null : /^(?:an?|.*single|just one)$/u.test(said) ? 1 : (numberWords[said] ?? Number(said))

/** The GPUs that have so much memory; null where there are none. */
function cardsOf(size: number, reply: Reply): NonNullable<Question['subject']>['gpus'] | null {
  const act = amend(reply, `on a ${size} gb gpu`)
  return act.kind === 'amended' ? act.scenario.spec.gpus : null
}
