/** "Can it end up at 50 on a bad day?", "could this take 30 hours?": whether a sum or a time above the expected one is likely. */
import { changedFields } from '../../scenario/scenario.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import type { QuestionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const whole = String.raw`(?:it|this|that|these|(?:we|i)(?= (?:\w+ )?(?:end|wind|be looking|land))|(?:the|our) (?:whole |final |actual |real )?(?:total|bill|costs?|price|run|thing|job|sum|invoice|figure|number|spend|training))`
const may = String.raw`(?:can|could|might|may|will|would)(?:n't|nt| not)?`
/** Rises to an amount, and is no wish for one. */
const rises = String.raw`(?:end(?:s|ed|ing)?(?: up)?|wind(?:s|ing)? up|turn(?:s|ing)? (?:into|out)|g[eo]t?(?:es|s)? (?:up |all the way )?(?:to|as (?:high|far|bad) as)|climb\w*|ballo?on\w*|balloon|gr[eo]w\w*|bl[eo]w\w* up|creep\w*|ris[ei]\w*|jump\w*|sho+ts? up|explode\w*|reach\w*|hits?|become|come (?:to|out|in)|run (?:up|away)|spiral\w*|(?:be |we're |are )?looking at|really be|land(?:s|ing)? (?:at|on)|cost\w*|take|be)`
/** "Could it …", "whether it could …": a wish or a limit says "it may cost $50". */
const asking = String.raw`\b(?:${may} ${whole}|(?:whether|(?:know|asks?|asked|asking|wonder\w*|unclear|sure) if|afraid|worried|scared|fears?)(?: that)? ${whole} ${may})(?: (?:really|actually|also|still|possibly|ever|easily|even)){0,2}`
const badly = String.raw`(?:on a (?:bad|rough|unlucky) day|in the (?:end|worst case)|at (?:the )?worst|worst[ -]case|if (?:it|things|all|everything|something) (?:goes?|went|turns?) (?:badly|wrong|south|bad|sideways)|when all is said)`
const unit = String.raw`(?<unit> ?(?:dollars?|bucks|usd|hours?|hrs?|h|days?)\b)?`
const amount = String.raw`(?<usd>\$ ?)?(?<digits>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?)(?<kilo>k\b)?${unit}(?![\d.,]*\d| ?(?:[%x×]|tokens?|tok|examples?|epochs?|gpus?|cards?|min\w*|m\b|b\b|percent|steps?|gi?b|[ap]m\b|[:/]|o'clock|times|runs?|seq\w*|samples?|weeks?|months?|[ahbl]\d|-))`
const multiple = String.raw`(?<multiple>twice|double|triple|(?:two|three|2|3) times|[23]x) ?(?:as (?:much|expensive|dear|long|high)|(?:that|this|of that|the (?:price|cost|money|sum|time|hours|amount|estimate|figure|bill)|what (?:you|it) says?)\b)`
const forms: readonly RegExp[] = [
  // "could this end up costing $200?", "is that 20 to 28, or can it end up at 50 on a bad day"
  String.raw`${asking} ${rises}(?: (?:up|at|to|as|around|about|more|like|near|close|costing|being|over|above|beyond|past|here|well|high|than|far)){0,4} ${amount}`,
  String.raw`${asking} ${rises}(?: (?:up|at|to|costing|being)){0,2} ${multiple}`,
  String.raw`${asking}(?: ${rises})? (?<multiple>double|triple|twice|[23] ?x)(?: (?:that|this|as much|the (?:price|cost|money|estimate)))?(?=\W*$| in the end| on a bad)`,
  // "how likely is it to hit 100 dollars", "is there any way this ends at $150?"
  String.raw`\b(?:how (?:likely|probable|realistic)|(?:odds|chances?|risk|danger|probability)|any (?:way|chance|risk|danger|scenario|world)|(?:an?|what) (?:way|chance|risk|danger|scenario|world))\b.{0,30}? ${rises}(?: (?:up|at|to|as|around|about|more|over|above|costing|than)){0,3} ${amount}`,
  String.raw`\b${may} ${whole}(?: \S{2,9}){0,3} ${amount},? (?:\S{2,9} )?${badly}`,
  String.raw`\b(?:sure|certain|promise|guarantee|hope|hoping|afraid|worried)\b.{0,24}\b(?:won't|wont|(?:will|does|would|can) not|doesn't|isn't|not|never) (?:be|cost|hit|reach|become|exceed|go (?:over|above)|end (?:up )?at|get to|come to)(?: (?:at|over|above|to))? ${amount}`,
  // "so worst case 70?", "is 50 in the cards?", "what would have to happen for this to cost $100"
  String.raw`\bworst[ -]case(?: scenario)?(?: (?:is|would be|about|around|like|then))?:? ${amount}\W*$`,
  String.raw`^(?:(?:so|and|but) )?(?:is|are|would) ${amount} (?:conceivable|thinkable|imaginable|in the cards|out of the question)\W*$`,
  String.raw`\bwh?at (?:would|must|needs|has|could|can)(?: have)? (?:to )?(?:happen|go wrong|make|push|drive|bring)\b.{0,24}? ${rises}(?: (?:up|at|to|over|above)){0,2} ${amount}`,
].map((form) => new RegExp(form, 'u'))
/** "Can it cost less than $20?", "could it be $15 on spot": of a plan that is cheaper or another. */
const ofLess = /\b(?:less|cheaper|under|below|lower|within|fewer|faster|instead)\b/u
/** A bare number is of money or hours only behind words that say of nothing else that it grows. */
const ofSums = new RegExp(
  String.raw`\b(?:end(?:s|ed|ing)?|wind(?:s|ing)?|land(?:s|ing)?|climb\w*|spiral\w*|ballo?on\w*|looking at|costs?|costing|explode\w*|conceivable|thinkable|worst)\b|${badly}`,
  'u',
)
const hoursOf: Readonly<Record<string, number>> = { h: 1, d: 24 }
const timesOf: Readonly<Record<string, number>> = { tr: 3, th: 3, '3': 3 }
const [maxLength, maxChatter, usualTimes, thousand] = [180, 0.97, 2, 1000]

/** Null where no amount is asked about so, or the plan with something else. */
export function readAskedExtreme(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter) || ofLess.test(line)) return null
  const found = forms.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  const args = found === undefined ? null : amountOf(found, line)
  if (args === null) return null
  // "Could it hit $100 with 3 epochs?" is of another plan.
  const { draft } = understanding
  const changed = draft.issues.length > 0 ? [] : changedFields(draft.finish().spec, scenario.spec)
  if (args.moves === undefined && changed.some((field) => !limitFields.has(field))) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'worst-case', subject: null, args },
    'asks whether it can be so much',
  )
}

function amountOf(
  { multiple: times, usd, digits = '', kilo, unit: of = '' }: Readonly<Record<string, string | undefined>>,
  line: string,
): QuestionArguments | null {
  if (times !== undefined)
    return { moves: (timesOf[times.slice(0, 2)] ?? timesOf[times.slice(0, 1)] ?? usualTimes) - 1 }
  const value = Number(digits.replaceAll(',', '')) * (kilo === undefined ? 1 : thousand)
  const hours = hoursOf[of.trim().slice(0, 1)]
  // "Dollars" begins as "days" does.
  if (usd === undefined && hours !== undefined && !of.includes('doll')) return { due: value * hours }
  return usd !== undefined || of !== '' || ofSums.test(line) ? { money: value } : null
}
