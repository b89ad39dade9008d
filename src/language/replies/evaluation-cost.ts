/** "What does an eval on 5k pairs add?", "cost of 10 evals of 2k examples": evaluation in the course of the run. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks = /\?|\b(?:what|how much|how long|cost|costs|add|adds|price of)\b/u
const size =
  /\b(\d[\d,]{0,9}(?:\.\d)?)(k|m)?[ -]?(?:held-?out |test |eval |validation )?(?:pairs?|examples?|rows?|samples?|prompts?|questions?|items?|docs?|documents?|conversations?|chats?)\b/u
const share =
  /\b(\d{1,2}(?:\.\d)?) ?(?:%|percent) (?:of (?:the |our )?(?:data|examples|set|dataset|corpus|rows)|held out|split)\b/u
const eachPass = /\b(?:after|at the end of|every|each|per) (?:every |each |an |one )?(?:epoch|pass)\b/u
const often = /\bevery (\d{1,2}(?:\.\d)?) ?(?:%|percent)|\b(\d{1,3}) (?:times|evals|evaluations|validations)\b/u
const maxLength = 180

/** Null where no size of what is evaluated is named. */
export function readEvaluationCost(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (line.length > maxLength || !reply.vocabulary.intentPhrases.evaluation.test(line) || !asks.test(line)) return null
  const [, digits, unit = ''] = size.exec(line) ?? []
  const part = share.exec(line)?.[1]
  const all = scenario.corpus?.examples ?? null
  const examples =
    digits === undefined
      ? part === undefined || all === null
        ? null
        : (all * Number(part)) / 100
      : Number(digits.replaceAll(',', '')) * ({ k: 1e3, m: 1e6 }[unit] ?? 1)
  if (examples === null || examples <= 0) return null
  const [, every, count] = often.exec(line) ?? []
  const passes = eachPass.test(line) ? (scenario.corpus?.epochs ?? 1) : 1
  const times = every === undefined ? Number(count ?? passes) : Math.round(100 / Number(every))
  return wholeReply(
    reply,
    { kind: 'question', topic: 'evaluation', subject: null, args: { evaluation: { examples, times } } },
    'asks what evaluating adds',
  )
}
