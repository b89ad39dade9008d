/** "A consultancy wants 5k for this", "vendor quoted us $1,400, fair?": what somebody asks for the job, set against the plan. */
import { questionArguments } from '../questions/question-arguments.ts'
import { type Amount, isKind, sumsIn } from '../lexicon/meanings.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const who = String.raw`(?:vendors?|agenc(?:y|ies)|consultanc(?:y|ies)|consultants?|consulting (?:firm|company|shop)|freelancers?|contractors?|compan(?:y|ies)|shop|firm|resellers?|suppliers?|integrators?|partner|msp|bureau|provider|outfit|service|dev ?shop|studio|bidder|someone|somebody|they|a guy|another (?:team|cloud|one)|sales(?: ?(?:rep|guy|person))?|rep|broker)`
const says = String.raw`(?:quot(?:ed|es|ing)|want(?:s|ed)?|ask(?:s|ed|ing)?|charg(?:es?|ed|ing)|offer(?:s|ed|ing)?|(?:would|will|can|could|'ll|'d) do|says?|said|bids?|proposed?|proposes|estimated|came (?:in|back)|sent|gave|price[sd]?)`
const bySomebody = new RegExp(String.raw`\b${who}\b[^.?!]{0,40}?\b${says}\b`, 'u')
/** "Hyperstack quoted us $60" */
const bySeller = /\b(?:quot(?:ed|es|ing)|wants?|asks?|charges?|offer(?:ed|s))\b/u
const aQuote =
  /\b(?:got|get|have|received|had|there'?s|is) (?:an? |this |that |another )?(?:quote|offer|bid|proposal|price)\b|\b(?:quote|offer|bid|proposal) (?:of|for|at|is|was|came|from|says)\b|\bwe(?:'re| are| were|'ve been| have been)? (?:being )?(?:quoted|offered|asked)\b/u
const ofJob =
  /\b(?:this|it|that|the (?:same|whole|full|job|run|work|training|thing|project|fine-?tun\w*)|same (?:job|run|thing|work))\b/u
const asksVerdict =
  /\b(?:fair|normal|reasonable|ok(?:ay)?|good (?:deal|price)|too (?:much|high|cheap|good|low|expensive)|rip-?(?:ped)? ?-?off|expensive|steep|overpriced|worth it|realistic|cheap|sane|crazy|market|legit|fishy|a deal|high|low|take it|accept|thoughts|makes? sense|scam|insane|overcharg\w+|plausible)\b|\?/u
/** A limit, a wage, credits, a bill that was paid, and a price of an hour, of a card or of a month. */
const ofElse =
  /\b(?:max(?:imum)?|limit|cap|budget|at most|no more than|under|less than|below|credits?|salary|paid|spent|invoiced?|billed|per (?:month|year|gpu|card|hour|token|seat|user|million)|(?:a|an|\/) ?(?:month|year|hour|hr|day|h\b|mo\b)|monthly|hourly|yearly|buy|sell\w*|purchase|used|card|gpus?|cpu|ram|node|box|server|machine|boss|manager|finance|cfo|client|customer|raise|discount|tokens|rows|examples|discounts?|off)\b|\/ ?(?:h|hr|hour|mo|month|gpu)\b|%/u
const [maxLength, minUsd] = [140, 20]

/** Null where nobody asks a sum for the whole job. */
export function readThirdPartyQuote(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || ofElse.test(line)) return null
  const isQuote = aQuote.test(line)
  const isOfSeller =
    bySeller.test(line) && understanding.recognized.mentions.some((mention) => isKind(mention, 'provider'))
  if (!isQuote && !((isOfSeller || bySomebody.test(line)) && (ofJob.test(line) || asksVerdict.test(line)))) return null
  const { recognized } = understanding
  const sums = sumsIn(recognized.mentions)
  const [sum] = sums
  if (sums.length > 1 || sum?.hourly === true) return null
  const value = sum?.value ?? inThousands(line) ?? (isQuote ? bareIn(line) : null)
  if (value === null || value < minUsd || isOfPlan(reply, sum)) return null
  const { moneyIn } = questionArguments(recognized)
  const money = sum?.currency === undefined || moneyIn === undefined ? {} : { args: { money: value, moneyIn } }
  return weighedReply(
    reply,
    { kind: 'question', topic: 'quoted-total', subject: null, value, ...money },
    'tells what somebody asks for the job',
  )
}

/** The limit of the plan, said again. */
const isOfPlan = ({ scenario }: Reply, sum: Amount | undefined): boolean =>
  sum !== undefined && sum.value === scenario.spec.budgetUsd

const inThousands = (line: string): number | null => {
  const figure = /(?<![\w.,])(\d{1,4}(?:[.,]\d)?) ?(?:k|grand)\b/u.exec(line)?.[1]
  return figure === undefined ? null : Number(figure.replace(',', '.')) * 1000
}
const bareIn = (line: string): number | null => {
  const figure = /(?<![\w.,])(\d{2,3}|\d{1,3}(?:,\d{3})+|\d{4,6})(?![\w.,]|:)/u.exec(line)?.[1]
  return figure === undefined ? null : Number(figure.replaceAll(',', ''))
}
