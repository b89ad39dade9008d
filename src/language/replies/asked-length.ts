/**
 * "Would dropping to 4096 be cheaper?", "does it fit at 16k or only at 8k?", "seq 2048 enough? the longest is 3100": a length
 * of the sequences is weighed. The plan stays.
 */
import { isKind } from '../lexicon/meanings.ts'
import { numberWords } from '../text/number-words.ts'
import { amend } from './amendment.ts'
import { lengthsNamed } from './named-lengths.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

const number =
  /(?<![\w.,$€£-])(?<digits>\d{1,3}(?:,\d{3})|\d{3,6}|\d{1,3} ?k)(?![\w%$€£]|[.,]\d)(?! ?(?:gib|gb|mib|examples?|rows?|samples?|pairs?|steps?|prompts?|images?|usd|dollars?|bucks|eur|euros?|hours?|h\b|gpus?|cards?|runs?|tok(?:en)?s?\/s|m\b|b\b))/gu
/** The talk is of how long texts are. */
const ofLength =
  /\b(?:seq(?:uence)?s?|context|ctx|windows?|lengths?|max[- _]?(?:len(?:gth)?|tokens)|long(?:er|est)?|docs?|documents?|conversations?|texts?|(?:samples?|examples?|rows?|prompts?|dialogues?|chats?|files?) (?:\w+ ){0,4}(?:long|longer|longest|tokens?|under|below|over|above|up to|shorter|has|have|is|are)|cut(?:s|ting)?|truncat\w*|crop\w*|tokens (?:each|long))\b/u
/** Something is moved to the number, or held at it. */
const movesTo =
  /\b(?:drop(?:s|ping|ped)?|go(?:es|ing)?|cut(?:s|ting)?|lower(?:ing)?|reduc(?:e|ing)|shorten(?:ing)?|down|up|crop(?:ping)?|truncat(?:e|ing)|rais(?:e|ing)|extend(?:ing)?|fits?|stay(?:ing)?|hold|(?:we|i) do|run|train|at|use|using|with|max|most) (?:it |them |everything |the (?:seq(?:uence)?|context|length|window)(?: length)? |only |just |down |up |back |still |even ){0,3}(?:to |at |with |on |of |in |is |from )?(?:only |just |max )?(?:\d{1,3}(?:,\d{3})|\d{3,6}|\d{1,3} ?k)\b/u
const fits =
  /\b(?:fits?|fitting|blows? up|explodes?|crash(?:es)?|breaks?|dies?|ooms?|holds?|oom|memory|vram|room|can (?:we|i|it) (?:go|use|run|train|do)|possible|the most|still (?:work|run)s?)\b/u
const saves =
  /\b(?:cheaper|less|sav(?:e|es|ing|ings)|faster|quicker|cost(?:s|ing)?|paying|pay|wast(?:e|ing)|for nothing|price|money|bring\w* .{0,20}down|difference|worth|shorter|help|helps|bill|time|hours)\b/u
const enough =
  /\b(?:enough|plenty|suffic\w*|ok|okay|fine|too (?:short|small|little)|long enough|big enough|need|covers?|cut off|truncat\w*|lose|losing)\b/u
/** The longest that the data have. */
const longestSaid =
  /\b(?:longest|biggest|up to|some (?:are|go|reach|hit)|p9\d|9\d ?%|most(?: of)?(?: \w+){0,3} (?:are|is)|(?:under|below|shorter than|within)|mostly|tops? out at|top out at)\b[^?.!;]{0,45}?(?<said>\d{1,3}(?:,\d{3})|\d{3,6}|\d{1,3}(?:\.\d)? ?k)\b/u
const ofElse =
  /[$€£]|\b(?:budget|dollars?|usd|bucks|per month|deadline|batch|rank|epochs?|halv\w*|half|twice|doubl\w*|chunks? of|pack(?:s|ed|ing)?|padding)\b/u
const [maxLength, maxChatter, least, most] = [170, 0.85, 128, 2 ** 20]

/** Null where no length of the sequences is weighed. */
export function readAskedLength(reply: Reply): ReplyCandidate | null {
  const { scenario } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  // "Another 10k examples", "how much memory at 8k": the data, and a figure of their own.
  if (ofData.test(line) || (opens.test(line) && ofMemory.test(line))) return null
  const isOfCards = asksOfCards(line, reply)
  // "Is a 4090 ok at 8k?" below a plan on other GPUs is of them too.
  if (isOfCards && namesOthers(line, reply)) return null
  if (ofElse.test(line) || !(ofLength.test(line) || movesTo.test(line) || (isOfCards && lengthAlone.test(line))))
    return null
  // What gives out first is told by the change.
  if (/\bfirst\b/u.test(line) && breaks.test(line)) return null
  // Two lengths side by side are told there.
  if (lengthsNamed(reply).length > 0) return null
  const longestWords = longestSaid.exec(line)?.groups?.['said'] ?? null
  const planned = scenario.spec.sequenceLength
  const numbers = [...line.matchAll(number)].map(({ groups }) => groups?.['digits'] ?? '')
  const isLength = (value: number): boolean => value >= least && value <= most && value % 128 === 0
  const lengths = numbers
    .filter((words) => words !== longestWords)
    .map((words) => valueOf(words))
    .filter(isLength)
  const longest = longestWords === null ? null : valueOf(longestWords, 1000)
  // "Most are under 4096": the length that is asked about may be the only one.
  // "Will 24gb be enough at seq 4096?" is of the memory.
  // "Same GPUs still ok at 16k?" is of theirs, as long as no text is told that may be cut.
  const isOfMemory = enough.test(line) && (memoryNamed.test(line) || (isOfCards && longest === null))
  const asks =
    isOfMemory || fits.test(line) ? 'fits' : enough.test(line) ? 'enough' : saves.test(line) ? 'cheaper' : null
  if (asks === null || (asks === 'cheaper' && ofPadding.test(line))) return null
  const named =
    (asks === 'enough' ? shortestThatHolds(lengths, longest ?? 0) : undefined) ??
    lengths.find((value) => value !== planned) ??
    lengths[0]
  if (named === undefined || numbers.length > mostNumbers) return null
  const isWeighed = ofLength.test(line) || planned !== null || asks === 'fits' || powerOfTwo(named)
  if (!isWeighed) return null
  // What is too short is weighed against what would hold the longest.
  // "Our docs are mostly 3k, is 16k costing us?": the planned length against what would hold them.
  const isOfPlanned = asks === 'cheaper' && longest !== null && longest < named && named === heldLength(reply)
  const length =
    (asks === 'enough' && longest !== null && longest > named) || isOfPlanned ? holdingLength(longest ?? named) : named
  const act = amend(reply, `sequence length ${String(length)}`)
  const asked = act.kind === 'amended' ? act.scenario : scenario
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'length',
      subject: null,
      args: {
        lengthAsked: {
          length: isOfPlanned ? length : named,
          ...(asks === 'fits' &&
          (breaks.test(line) || (isOfCards && tooSmall.test(line))) &&
          !asksFit.test(line.replaceAll(/\booms?\b/gu, ' '))
            ? { isAgainst: true as const }
            : {}),
          ...(isOfPlanned ? { isOfPlanned: true as const } : {}),
          asks,
          longest,
          ...(ofMost.test(longestSaid.exec(line)?.[0] ?? '') ? { isOfMost: true as const } : {}),
          ...(opens.test(line) && !asksFit.test(line) ? { isOpen: true as const } : {}),
          ...(ofTime.test(line) && !ofMoney.test(line) ? { isOfTime: true as const } : {}),
        },
      },
      asked: { ...asked, spec: { ...asked.spec, budgetUsd: null, deadlineHours: null } },
    },
    'weighs a length of the sequences',
  )
}
const ofData =
  /\d[\d.,]* ?k? (?:more |extra |new |further )?(?:examples?|rows?|samples?|pairs?|prompts?|docs?|documents?|chats?)\b(?! (?:of|at|with|over|above|longer) )/u
const ofMemory = /\b(?:memory|vram|gib|gigs?)\b/u
const memoryNamed = /(?<![\w.])\d{1,3} ?(?:gb|gib|gigs?)\b|\b(?:v?ram|gpu memory|memory)\b/u
/** A length by itself, where cards are asked about: "these cards still fine for 16k?". */
const lengthAlone = /(?<![\w.,$€£-])(?:[248]|16|32|64|128) ?k\b|(?<![\w.,$€£-])(?:2[, ]?048|4[, ]?096|8[, ]?192)\b/u
const cards =
  /\b(?:gpus?|cards?|(?:the|this|that|these|those|same|our|my) (?:\w+ )?(?:machines?|box(?:es)?|nodes?|hardware|rig|servers?|setup))\b/u
const tooSmall = /\b(?:too (?:small|little|weak)|not (?:be )?(?:ok|okay|fine|enough))\b/u
/** "4 of these" */
const someOfThem = /\b(\d{1,3}|one|two|three|four|six|eight) of (?:these|those|them)\b/u
/** The texts are what is weighed, whatever they are trained on. */
const ofTexts =
  /\b(?:cut(?: off)?|truncat\w*|los(?:e|es|ing)|too short|long enough|covers?)\b|\b(?:enough|ok|okay|fine|plenty) for (?:all |most )?(?:of )?(?:our|my|the|these|those|this|their) (?:\w+ ){0,2}(?:texts?|data|docs?|documents?|examples?|samples?|rows?|prompts?|conversations?|chats?|files?)\b/u

/** Whether GPUs do is asked, and not whether a length holds the texts. */
const asksOfCards = (line: string, { understanding }: Reply): boolean =>
  enough.test(line) &&
  !ofTexts.test(line) &&
  (cards.test(line) ||
    someOfThem.test(line) ||
    understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu')))

/** Other GPUs than those of the plan, or another number of them. */
function namesOthers(line: string, { understanding: { recognized, allSlots }, lastPlan }: Reply): boolean {
  const { gpus = [], count = null } = subjectOf(recognized.mentions, allSlots, wordsIn(recognized)) ?? {}
  const some = someOfThem.exec(line)?.[1]
  const said = some === undefined ? count : (numberWords[some] ?? Number(some))
  return (
    (gpus.length > 0 && gpus.every((id) => lastPlan.gpus?.includes(id) !== true)) ||
    (said !== null && said !== lastPlan.gpuCount)
  )
}
const breaks = /\b(?:blows? up|explodes?|crash(?:es)?|breaks?|dies?|ooms?|run out of|give out)\b/u
const mostNumbers = 3
const ofMost = /^(?:p9|9|most|under|below|shorter|within)/u
const asksFit = /\b(?:fits?|fitting|holds?|oom)\b/u
/** "Median is 200 but max_len is 4k, are we paying for nothing": what filling up wastes. */
const ofPadding =
  /\b(?:median|mean|average|avg|padd\w*|max_len)\b.*\b(?:paying|pay|wast(?:e|ing)|for nothing|mostly nothing)\b/u
const ofTime = /\b(?:faster|quicker|slower|time|hours?|how long)\b/u
const ofMoney = /\b(?:cheaper|sav(?:e|es|ing|ings)|costs?|price|money|bill|dearer)\b/u
const opens = /^(?:(?:and|so|but|ok|hm+)[ ,]+){0,2}(?:what|how)\b/u
/** Of several that are named the shortest that holds the longest text. */
const shortestThatHolds = (lengths: readonly number[], longest: number): number | undefined =>
  lengths.toSorted((one, other) => one - other).find((value) => value >= longest)

/** The length of the plan, be it assumed. */
const heldLength = ({ scenario, lastPlan }: Reply): number | null =>
  scenario.spec.sequenceLength ?? lastPlan.sequenceLength ?? null

const powerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value))

/** "8k" of a window is 8,192. */
function valueOf(words: string, thousand = 1024): number {
  const digits = Number(words.replaceAll(/[^\d.]/gu, ''))
  return words.endsWith('k') ? Math.round(digits * thousand) : digits
}
