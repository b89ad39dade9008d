/** "What's the electricity, we pay 0.31 eur per kWh?": the power of the run at a price that is named, which nobody has spent. */
import { isKind } from '../lexicon/meanings.ts'
import { perKwhIn } from '../questions/named-currency.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What is bought, hosted or weighed against rent at such a price, and what was paid at it. */
const ofElse =
  /\b(?:buy\w*|bought|purchas\w*|colo\w*|rent\w*|spent|host(?:ed|ing)?|serv(?:e|ing)|co2|carbon|included?|counted?|in there|in that|already|emission\w*|supply|psu)\b/u
const [maxLength, mostPerKwh] = [160, 100]

/** Null where no price of a kilowatt-hour is named, or it is one of another machine. */
export function readAskedPowerPrice(reply: Reply): ReplyCandidate | null {
  const { line, typed, understanding, lastPlan } = reply
  if (typed.length > maxLength || ofElse.test(line)) return null
  const perKwh = perKwhIn(typed)
  if (perKwh === null || perKwh.value <= 0 || perKwh.value > mostPerKwh) return null
  const { recognized } = understanding
  const isOther = recognized.mentions.some((mention) =>
    isKind(mention, 'gpu')
      ? !mention.meaning.ids.some((gpu) => lastPlan.gpus?.includes(gpu) === true)
      : isKind(mention, 'model', 'provider', 'instance'),
  )
  if (isOther) return null
  const { places } = questionArguments(recognized)
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'energy',
      subject: null,
      args: { perKwh, ...(places === undefined ? {} : { places }) },
    },
    'names a price of a kilowatt-hour',
  )
}
