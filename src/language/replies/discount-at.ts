/** "AWS offered us 40 % off": of the list price of whoever gives it, and of the plan's where nobody is named. */
import type { Question } from '../questions/question.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const percent = String.raw`(?<share>\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent\b|pct\b|per cent\b)`
const cut = String.raw`(?:discount\w*|off\b|rebate\w*|reduction|(?:below|under|less than|lower than|cheaper than) (?:the |their |your )?(?:\w+ )?list\b|less (?:on|at|from|with)\b|edp|ea\b|cuds?\b|commit\w*|negotiated|partner\w*|enterprise|volume|academic|startup program\w*)`
const discount = new RegExp(
  String.raw`${percent}.{0,24}?\b${cut}|\b${cut.replace(String.raw`|off\b`, '')}.{0,40}?(?<![\d.])${percent.replace('share', 'behind')}`,
  'u',
)
/** Of the work, the speed or a tax. */
const ofElse =
  /\b(?:tokens?|data|rows|examples|epochs?|faster|slower|speed|quality|accuracy|vat|tax\w*|spot|utili[sz]\w*|mfu|memory)\b/u
/** Whether the figure has it already. */
const asksIfCounted =
  /\b(?:(?:is|was|are|were|has|have|did|does|do) (?:it|that|this|those|they|you|u|the|your)\b|already|included|reflected|baked|applied|deducted|counted|(?:in|into) (?:there|here|account|the (?:figure|price|total|number|estimate|plan))|or not\b)/u
const asksBehind = /\b(?:how much|what(?:'s| is| does| do| would| will)|new total)\b/u
const [maxLength, maxChatter] = [170, 0.95]

/** "With 12% EDP how much is it?", "we get 22% off, is that in the figure?": the plan at the lower price; null where no share of a discount is asked about. */
export function readAskedDiscount(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  const found = line.length > maxLength || ofElse.test(line) ? null : discount.exec(line)
  const isOfCounted = asksIfCounted.test(line) && !asksBehind.test(line)
  if (found === null || !(line.includes('?') || isOfCounted || asksBehind.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const share = Number(found.groups?.['share'] ?? found.groups?.['behind']) / 100
  if (!(share > 0 && share < 1)) return null
  return weighedReply(
    reply,
    isOfCounted ? asIfCounted(discountAt(reply, -share)) : discountAt(reply, -share),
    'asks what a discount makes of it',
  )
}

const asIfCounted = (question: Question): Question => ({ ...question, args: { ...question.args, isWhether: true } })

/** `moves`: the share by which the price is lower, such as -0.4. */
export function discountAt({ scenario, understanding, lastPlan }: Reply, moves: number): Question {
  const question = {
    kind: 'question',
    topic: 'price-change',
    subject: null,
    args: { moves, isDiscount: true },
  } as const
  const { recognized, allSlots } = understanding
  const providers = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))?.providers ?? []
  if (providers.length === 0) return question
  // The same GPUs, where they are had there.
  const gpus = scenario.spec.gpus ?? lastPlan.gpus ?? null
  return { ...question, asked: { ...scenario, spec: { ...scenario.spec, gpus, providers: [...providers] } } }
}
