/**
 * "Suppose we only keep 30% of it", "if we add 5k more examples?", "what if a third gets filtered out": another amount of data is
 * supposed and no figure asked by name. What it comes to is told beside the plan, which stays.
 */
import { figuresIn } from '../circumstances/asked-figures.ts'
import { readData } from '../circumstances/data.ts'
import { isUnread, planOf } from './words-of-plan.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const opening = String.raw`^\W*(?:(?:and|so|but|ok|okay|hm+|then|well|now|also)[ ,]+){0,3}`
/** "If" alone asks where the text ends with its mark. */
const supposes = new RegExp(
  String.raw`${opening}(?:(?:what|how about) if|(?:what happens|what changes|what would happen) (?:if|when|once)|suppos(?:e|ing)(?: that)?|imagine(?: that)?|hypothetically,?)\b|${opening}if\b[^?]*\?\W*$`,
  'u',
)
/** "What if we doubled the data" takes the plan on, and with a mark it is set beside it with the machine it would be planned on. */
const ofWhole =
  /\bwhat if (?:(?:we|i|you) (?:doubl|tripl|halv|quadrupl)\w* (?:the |our |my )?(?:data(?:set)?|tokens|corpus)|(?:the |our |my )?(?:data(?:set)?|tokens|corpus) (?:doubl|tripl|halv|quadrupl)\w*)\b/u
/** What is supposed of data that other readers weigh: how well the model does, and of what there is too little. */
const ofElse =
  /\b(?:enough|better|worse|overfit\w*|quality|learn\w*|accura\w*|forget\w*|loss|worth|help\w*|hurt\w*|deadline|budget|price|gpus?|cards?|spot|epochs?|each (?:week|month|year|time)|per (?:week|month|year)|every (?:week|month|year)|later|next (?:week|month|year))\b|[$€£]/u
const [maxLength, maxChatter] = [110, 0.97]

/** Null where no amount of data is supposed, something else is asked of it, or another number is left over. */
export function readSupposedData(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (reply.history === null || line.length > maxLength || !supposes.test(line)) return null
  if (ofWhole.test(line) || ofElse.test(line) || reply.scenario.spec.tokens === null) return null
  const plan = planOf(reply)
  const found = readData(line, plan)
  if (found === null) return null
  const rest = `${line.slice(0, found.from)} , ${line.slice(found.to)}`
  if (figuresIn(rest).length > 0 || isUnread(rest, plan, reply) || isLikelyChatter(reply, maxChatter)) return null
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'circumstance',
      subject: null,
      circumstances: { values: found.values, words: [found.words], figures: ['money', 'hours'], of: 'value' },
    },
    `supposes ${found.words}`,
  )
}

/** Whether a text opens as what is only supposed does. */
export const opensSupposed = (line: string): boolean => supposes.test(line)
