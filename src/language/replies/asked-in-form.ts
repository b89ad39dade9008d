/** "Is the teacher in there?", "which modules do you train?": asked by a form, of what the plan has. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { FormArguments } from '../questions/form-arguments.ts'
import { timeIn } from './named-durations.ts'
import type { Question } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { countedArguments } from './asked-part.ts'
import { questionsOf } from './several-questions.ts'
import { topicOfSetting } from './asked-setting.ts'

/** First words of a question that is answered with yes or no. */
const whether: ReadonlySet<string> = new Set("is are does do isn't aren't doesn't don't will would was were".split(' '))
/** The same of what was counted: "did you include …". */
const whetherDone: ReadonlySet<string> = new Set("did didn't has have".split(' '))
const which: ReadonlySet<string> = new Set("which what what's whats how".split(' '))
/** Words beside a setting that ask nothing more. */
const plain: ReadonlySet<string> = new Set(
  "which what what's whats is are the a an here there this that it you we now currently actually for in on plan lora of".split(
    ' ',
  ),
)
/** "Which method?" alone asks for advice. */
const advised: ReadonlySet<AskedSetting> = new Set(['method', 'precision'])
const [maxChatterOfPart, maxChatterOfSetting, maxWords, maxBeside, maxChatterBeside] = [0.9, 0.75, 18, 2, 0.2]

/** What a question of tax or of the disk names beside it: the country, and how long it is kept. */
function besidePart(
  id: string,
  line: string,
  { vatCountryIn }: Vocabulary,
): Pick<FormArguments, 'vatOf' | 'keptHours' | 'isKeptInSum'> {
  const vatOf = id === 'taxes' ? vatCountryIn(line) : null
  const keptHours = id === 'disk' ? timeIn(line) : null
  return {
    ...(vatOf === null ? {} : { vatOf }),
    ...(keptHours === null || keptHours < leastKept ? {} : { keptHours }),
    ...(keptHours !== null && inSum.test(line) ? { isKeptInSum: true as const } : {}),
  }
}
const leastKept = 12
const inSum = /\b(?:in (?:the|that|there|it|your|this)|included?|includes|counted|counts?|cover(?:ed|s)?)\b/u
/** A young company is no part of the bill. */
const company =
  /\b(?:an?|our|the|my|small|us) (?:\w+ )?start-?ups?\b(?! (?:time|costs?|fees?|hours?|minutes?|phase|overhead))/gu

/** Whether a part is counted in the figures, or how much of them it is; null where nothing asks for one. */
export function readCountedPart(reply: Reply): ReplyCandidate | null {
  const { line, sentence, understanding } = reply
  const { asksCounted, asksUsed, part, partsBeside } = reply.vocabulary.formCues.wordsOf(
    line.replace(company, 'company'),
  )
  const words = sentence.split(' ')
  // "Is it a credit card?" is of how it is paid.
  if (part?.id === 'credits' && /\bcredit ?-?cards?\b/u.test(line)) return null
  const opening = words[0] ?? ''
  const isWhether = whether.has(opening) || whetherDone.has(opening) || isAsked(reply) || asksLast.test(line)
  if (part === null || words.length > maxWords || !isWhether) return null
  // "Is tax in there, and who invoices?": who bills it is told with the tax.
  if (part.id === 'taxes' && asksWho.test(line)) return null
  // "Is there a setup that does it in 6 hours?": of another plan.
  if (part?.id === 'startup' && otherSetup.test(line)) return null
  const { runs, moves, perKwh, bytes, asksCurrency, isOfCompany } = questionArguments(understanding.recognized)
  // "Could we fit a sweep in there, 4 runs?" asks for their sum; "with 19 % VAT" for the figure.
  const isOfSum = (part.id === 'trials' && runs !== undefined) || (part.id === 'taxes' && moves !== undefined)
  // "How big is a checkpoint, and is its disk in the price?": each is answered.
  if (questionsOf(reply).length > 0) return null
  // "How much downtime did you assume?"
  const isAmount = asksUsed && part.item !== undefined && asksAmount.test(sentence)
  const isShare = part.item !== undefined && ofShare.test(line)
  if (isOfSum || !(asksCounted || isShare || isAmount || asksOfSum.test(line)) || asksWhy.test(sentence)) return null
  const isOfRun = asksCounted && (ofRun.test(line) || (asksAtEnd.test(line) && !ofPeople.has(part.id)))
  if (isLikelyChatter(reply, maxChatterOfPart) && !isOfRun) return null
  const found = asked(
    reply,
    {
      topic: ofBudget.test(line) ? 'over-budget' : isShare ? 'shares' : 'excluded',
      args: {
        ...countedArguments(line, part, partsBeside),
        ...(perKwh === undefined ? {} : { perKwh }),
        ...(bytes === undefined ? {} : { bytes }),
        ...(asksCurrency === undefined ? {} : { asksCurrency }),
        ...(isOfCompany === undefined ? {} : { isOfCompany }),
        ...besidePart(part.id, line, reply.vocabulary),
      },
    },
    'asks whether a part is counted',
  )
  return isOfRun ? { ...found, isWeighed: true } : found
}
/** "Are we over budget once you count setup and a failed run or two": of the sum, with these in it. */
const ofBudget =
  /\b(?:over|under|within|inside|in|above|below|blow\w*|bust\w*) (?:the |our |my )?(?:budget|limit|cap)\b/u
const asksWho = /\b(?:who|whom|whose)\b|\b(?:you|yours) or\b/u
/** "Is that in the $30?", "does the sum cover …": whatever stands between. */
const asksOfSum =
  /\b(?:in|into|inside|within|part of) (?:the |that |this |those |these |your |my )?[$€£]? ?\d|^(?:does|do|did|has|have)\b.{1,40}\bhave\b.{1,40}\bin\b[\s?.!]*$|^(?:is|are|does|do|did|will|would|was|were|has|have)\b.{1,60}\b(?:count|include|cover|contain|consider)\b/u
/** Said of nothing else here: "validation every 500 steps - already in the hours?" */
const ofRun = /\b(?:in|of|into) (?:the|those|these|your) (?:hours|estimate|gpu time|training time|runtime|gpu hours)\b/u
/** "Was the sandbox for running the code counted" */
const asksAtEnd =
  /\b(?:counted|included|priced in|in the (?:price|total|estimate))(?: (?:too|already|in (?:there|that|this)))?[\s?.!]*$/u
const ofPeople: ReadonlySet<string> = new Set(['people', 'handwork', 'taxes', 'credits', 'disk', 'data-work'])
const otherSetup =
  /\b(?:which|what|an?|any|other|another|cheapest|fastest|best) set-?up (?:is|that|which|does|do|would|could|can|gets?|makes?|for)\b/u
/** "The first two tries always crash, is that priced in" */
const asksLast =
  /[,;.–—-] ?(?:is|are|does|do|did|was|were|has|have) (?:that|it|this|those|these|they|you)\b[^,;]{1,40}$/u
const asksAmount = /^(?:how (?:much|many)|what (?:share|part|percentage|fraction|portion|amount))\b/u
const ofShare =
  /\b(?:mostly|mainly|largely|primarily|most of|bulk of|dominated by|majority|(?:how much|what|which|big) (?:a |an )?(?:share|part|percent\w*|fraction|portion|chunk)?\s?of (?:the |that |this |my |our )?(?:bill|price|total|cost|money|sum|\$))\b/u
const asksWhy = /^(?:why|how come|what if|what happens)\b/u

/** The value that a setting of the plan has; null where nothing asks for one. */
export function readPlannedValue(reply: Reply): ReplyCandidate | null {
  const { vocabulary, line, sentence } = reply
  if (isLikelyChatter(reply, maxChatterOfSetting)) return null
  const part = askingPart(line)
  const asking = (part === null ? sentence : vocabulary.replyWords.openers.sentenceOf(part)).replace(/[?\s]+$/u, '')
  const words = asking.split(' ')
  const { asksUsed, setting, others } = vocabulary.formCues.wordsOf(asking)
  const opensWith = words[0] ?? ''
  const beside = others.filter((word) => !plain.has(word)).length
  const isSwitch = setting !== null && onOrOff.test(asking) && beside <= maxBeside
  const isWhich =
    which.has(opensWith) &&
    (asksUsed || (!(setting !== null && advised.has(setting)) && (isAsked(reply) || words.length <= 3)))
  // "Did you assume packing?": the value says whether.
  const isWhether = whether.has(opensWith) && asksUsed && (words[1] === 'you' || words[1] === 'u')
  if (
    setting !== null &&
    topicOfSetting[setting] === undefined &&
    (isSwitch ||
      (isWhich && beside <= (asksUsed && reply.likelyActs.chatter < maxChatterBeside ? maxBeside : 0)) ||
      (isWhether && beside === 0))
  )
    return asked(reply, { topic: 'setting', args: { setting } }, 'asks for the value of a setting')
  return null
}

/** "Activation checkpointing on or off" */
const onOrOff =
  /^(?:is (?:it|that|this) |are (?:they|those|these) )?with or without\b|\b(?:on or off|off or on|enabled or (?:disabled|not)|active or not|with or without (?:it|that)|used or not)\W*(?: (?:here|now|in (?:this|that|it)))?\W*$/u

const isAsked = ({ line }: Reply): boolean => line.includes('?')

const asked = (reply: Reply, question: Omit<Question, 'kind' | 'subject'>, reason: string): ReplyCandidate =>
  wholeReply(reply, { kind: 'question', subject: null, ...question }, reason)
