/** "3x a week for a year, smarter to just buy the servers?": buying weighed against renting, with how often it runs. */
import { typedNumber } from '../text/typed-number.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { isKind } from '../lexicon/meanings.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const thing = String.raw`(?:box(?:es)?|servers?|machines?|hardware|gpus?|cards?|rig|workstation|iron|metal)`
const buys = new RegExp(
  String.raw`\b(?:buy|buying|bought|purchas(?:e|es|ing)|owning)\b|\b(?:(?:get|getting|have|having|run|in) )?(?:(?:our|my|your|an|its) )?own ${thing}\b|\b${thing} of (?:our|my|your) own\b|\bown (?:the|it|them|hardware)\b|\bstill rent(?:ing)?\b|\brent(?:ing)? (?:still |or own\b)`,
  'u',
)
const ofHardware = new RegExp(String.raw`\b(?:${thing}|nodes?|cluster|rent\w*|own(?:ing|ed)?)\b`, 'u')
const weighs =
  /\b(?:smarter|cheaper|better|wiser|worth|sense|pay(?:s|ing)? (?:off|back|for itself)|beats?|break[- ]?even|vs|versus|or (?:to |keep |just |still )?rent(?:ing)?|instead of rent\w*|than rent\w*|should (?:we|i)|wins?|how (?:many|often)|at what point|when|still rent(?:ing)?)\b/u
/** What is owned already, and what is bought besides. */
const ofOther =
  /\b(?:we|i) (?:already |just |have |had )?(?:own|bought|purchased)\b|\bbuy(?:ing)? (?:credits?|tokens?|data|time|hours|lunch|coffee|reserved|commit\w*|an? (?:licen\w+|subscription))\b/u
const asksBehind =
  /^(?:at what|buying|owning|renting)\b|\bshould (?:we|i) (?:just )?(?:own|buy|rent)\b|\b(?:better|cheaper|smarter) to (?:just )?(?:buy|own)\b|\?$/u
const [maxLength, maxChatter] = [150, 0.97]

/** Null where a card is named that would be bought, or nothing is weighed. */
export function readAskedBuying(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !buys.test(reply.typed.toLowerCase()) || !weighs.test(line) || ofOther.test(line))
    return null
  if (!(asksInForm(reply) || asksBehind.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { recognized } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'instance', 'model', 'provider'))) return null
  const { runs, runsPerYear } = questionArguments(recognized)
  // "How many runs does that buy?" is of money.
  if (!ofHardware.test(reply.typed.toLowerCase()) && runs?.per == null) return null
  const args = { ...(runs === undefined ? {} : { runs }), ...(runsPerYear === undefined ? {} : { runsPerYear }) }
  return weighedReply(reply, { kind: 'question', topic: 'own', subject: null, args }, 'weighs buying against renting')
}

/** "How many runs until", "when would I be even", "break-even?", "how busy must it be" */
const asksFromWhen =
  /\b(?:how (?:many|much|often|busy|long)|number of|(?:from|after|at|for) (?:how many|which|what)|when|what (?:utili[sz]ation|use|usage|load)|(?:hours?|runs?|jobs|trainings|times)(?: a month)?\b.{0,14}\b(?:to|until|till|til|before)|break[- ]?even|pay ?back|amorti[sz]\w*|utili[sz]ation)\b/u
const pays =
  /\b(?:beats?|beaten|cheaper|pay(?:s|ing)?(?: itself)? (?:off|back|against|for)|pays|paid (?:off|for|back)|pay ?back|worth|worthwhile|(?:be|am|im|i'm|we're|get|break) ?-?even|breakeven|amorti[sz]\w*|earn\w*|recoup\w*|wins?|makes? sense|justif\w+|busy|need to (?:run|train|use))\b/u
const reserves =
  /\b(?:reserv\w+|flat|dedicated|leas(?:e|ed|ing)|commit\w*|contract|on[- ]?demand|hourly|by the hour)\b/u
const aMonth = /(?:\/ ?|\b(?:per|an?|each|every) )(?:month|mo)\b|\bmonthly\b/u
const inShop =
  /\b(?:buy|buying|bought|purchas\w+|shop|store|retail|used|second[- ]?hand|(?:card|gpu|box|server|machine|workstation|rig)s? (?:itself )?(?:costs?|is|are|would be|goes for|=)|new (?:card|gpu)|get (?:it|one) for)|[\d.,] ?k? (?:card|gpu|workstation|rig)\b/u
const ofWhole = new RegExp(String.raw`\b(?:box(?:es)?|servers?|machines?|rig|workstation|nodes?|pc|system)\b`, 'u')
/** Money that there is, and what is paid for other things. */
const ofOtherSum =
  /\b(?:budget\w*|afford\w*|spend\w*|(?:we|i) (?:have|got|'ve got) (?:about |around )?\$? ?\d|storage|disk|bucket|salar\w+|support|colo\w*|subscriptions?|api|tokens|credits?|electricity|power)\b/u
const bareSum =
  /(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?) ?(k|grand)?\b(?! ?(?:gpus?|cards?|h\b|hours?|runs?|x\b|%))/u

/**
 * "A reserved node is $9k a month, how busy must it be?", "the card is $2,400, runs until I'm even?": a sum against the hours that
 * are rented. Null where no sum is told, or another card than the plan's is named.
 */
export function readAskedPayback(reply: Reply): ReplyCandidate | null {
  const { understanding, lastPlan } = reply
  const line = reply.typed.toLowerCase()
  if (line.length > maxPayback || !asksFromWhen.test(line) || ofOtherSum.test(line)) return null
  const isMonthly =
    (aMonth.test(line) || reserves.test(line)) && !/\b(?:buy|buying|bought|shop|store|used)\b/u.test(line)
  if (!(isMonthly ? pays.test(line) || reserves.test(line) : pays.test(line) && inShop.test(line))) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { recognized } = understanding
  const isOther = recognized.mentions.some((mention) =>
    isKind(mention, 'gpu')
      ? !mention.meaning.ids.some((gpu) => lastPlan.gpus?.includes(gpu) === true)
      : isKind(mention, 'model', 'instance'),
  )
  if (isOther) return null
  const { money, moneyIn, runsPerYear } = questionArguments(recognized)
  const [, digits, unit] = bareSum.exec(line) ?? []
  const sum = money ?? (digits === undefined ? 0 : typedNumber(digits, unit === undefined ? '' : 'k'))
  if (sum < leastSum) return null
  const paidFor = isMonthly ? 'month' : ofWhole.test(line) ? 'machine' : 'each card'
  const args = {
    money: sum,
    paidFor,
    ...(moneyIn === undefined ? {} : { moneyIn }),
    ...(runsPerYear === undefined ? {} : { runsPerYear }),
  } as const
  return weighedReply(
    reply,
    { kind: 'question', topic: 'break-even', subject: null, args },
    'asks from when a sum beats rent',
  )
}
const [maxPayback, leastSum] = [180, 100]
