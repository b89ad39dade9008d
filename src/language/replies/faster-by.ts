/** "Twice as fast", "in half the time": a wish for so much of the hours that the plan takes, whatever its deadline was. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const before = String.raw`^\s*(?:(?:and|ok|but|so|now|then|well|let's)[\s,]+)*(?:(?:can|could) (?:we|you|i) )?(?:(?:i|we) )?(?:(?:make|get|have|run|do|finish|need|want|give|allow) (?:it|this|that|us|them) )?(?:to be )?(?:done )?(?:in |at )?(?:a |the )?`
const behind = String.raw`(?: please| pls| then)?[\s.!]*$`
const times = String.raw`(?<times>\d{1,2}(?:\.\d)?|one and a half|two|three|four|five|ten) ?(?:x|×|times)|(?<word>twice|double|triple)`
const faster = new RegExp(`${before}(?:${times}) (?:as (?:fast|quick|quickly)|faster|quicker|the speed)${behind}`, 'iu')
const part = new RegExp(
  `${before}(?<part>half|third|quarter|tenth|fifth)(?: of)? (?:the|that|this) (?:time|hours|runtime)${behind}`,
  'iu',
)

const numbers: Readonly<Record<string, number>> = {
  'one and a half': 1.5,
  twice: 2,
  double: 2,
  two: 2,
  triple: 3,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
}
const parts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 }
const maxLength = 80

/** By how many times the text would have the plan faster; null where it says nothing else than that, or nothing of it. */
function timesIn(text: string): number | null {
  const said = faster.exec(text)?.groups
  const word = (said?.['times'] ?? said?.['word'] ?? '').toLowerCase()
  const share = parts[(part.exec(text)?.groups?.['part'] ?? '').toLowerCase()]
  const value = share ?? numbers[word] ?? Number(word)
  return value > 1 ? value : null
}

/** Null where nothing of the kind is wished, or no hours are known. */
export function readFasterBy(reply: Reply): ReplyCandidate | null {
  const { plain, lastPlan, scenario } = reply
  const { text } = plain
  const factor = text.length > maxLength ? null : timesIn(text)
  const hours = lastPlan.deadlineHours ?? scenario.spec.deadlineHours
  if (factor === null || hours === null || hours === undefined) return null
  // An estimate has no ten digits; rounded up, the plan that just makes it stays in.
  const unit = 10 ** (Math.floor(Math.log10(hours / factor)) - 3)
  const within = Number((Math.ceil(hours / factor / unit) * unit).toPrecision(4))
  const act = amendWith(reply, { words: `within ${formatExact(within)} hours`, slots: [quantity('deadline', within)] })
  return wholeReply(reply, act, 'wishes for a part of the time that the plan takes')
}
