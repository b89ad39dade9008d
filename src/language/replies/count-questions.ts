/** "Does that need two cards?", "why two nodes?", "how many to be done overnight?": the number of GPUs is asked about, and stays. */
import { isKind } from '../lexicon/meanings.ts'
import { askingPart } from '../questions/asking-part.ts'
import { countAskedIn, gpuNouns, insteadAsked, machineNouns } from '../questions/named-count.ts'
import type { Question } from '../questions/question.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { amend } from './amendment.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, wholeReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const things = `(?:${gpuNouns}|${machineNouns})`
const number = '(?:\\d{1,4}|one|two|both|three|four|six|eight|ten|twelve|sixteen|a single|a pair of)'
const counted = `(?:${number}(?: ?x)?(?: (?:whole|entire|full|big|separate|of (?:them|those|these)))* ?${things}|(?:so|that|this|as|too) (?:many|few)(?: ${things}|(?= of (?:them|those|these)|[\\s?.!,]*$))|(?:a second|a third|another|several|multiple) ${things}|(?:the )?(?:number|amount|count) of ${things}|${things} count)`
const source = (text: string): RegExp => new RegExp(text, 'u')

const reason =
  /\b(?:why(?! (?:not|don't|can't|couldn't|is there no)\b)|how come|what for|explain|justif\w+|what (?:on earth )?(?:drives|is driving|forces|makes|pushes|requires|dictates|determines|brings|bumps)|what's (?:driving|forcing|making|pushing|with)|(?:the )?reason (?:for|why|behind))\b/u
const ofCount = source(
  `\\b${counted}(?![\\w-])|\\b(?:why|how come|exactly|it|need|needs) (?:is it |it's |it is |just |only |exactly )?${number}(?=[\\s?.!,]*$|\\?| (?:and not|not|instead of|rather than)\\b)`,
)
const needs = source(
  `^(?:[\\p{L}.]{2,14}: )?(?:(?:and|so|but|ok|hm+|wait|then|lol|haha|hey)[\\s,]+)*(?:(?:do|does|did|would|will|must|should) (?:it|that|this|we|i|you|they|the (?:run|job|plan|training|model))(?: (?:really|still|actually|even|now|then|honestly|truly))* (?:need|require|take|want|use|have to (?:be|have))(?: (?:all|really|at least|more than))* (?:${counted}|(?:of )?(?:those|these|them|the) ${things})|(?:is|are|isn't|aren't)(?: (?:all|the|those|these|my|our))* ${number}(?: ?${things})?(?: (?:still|really|actually|even|then|now|not))* (?:needed|necessary|required|enough|sufficient|plenty|a must|overkill|excessive|too many)|(?:is|isn't) (?:that|this|it)(?: (?:a bit|not|kind of|kinda))* (?:overkill|excessive|too many|much|a lot),? ${counted}|why not (?:just |only )*(?:${number}|half|fewer)(?: ?${things})?[\\s?.!]*$|who needs ${number}|(?:would|will|could|can|does|do|might|won't|wouldn't|couldn't|can't)(?: (?:just|only|even))* (?:\\d{1,3}|one|a single one|a single|half|fewer|two|three|four)(?: ?(?:gpus?|cards?|of (?:them|those|these)|nodes?|machines?))?(?: (?:not|still|also|even|really))* (?:do|be enough|suffice|handle|manage|make|hold|cope|cut it|work|be ok|be fine|not do)\\b|(?:would|will|could|can|does|won't|wouldn't|couldn't|can't) (?:it|that|this|the (?:run|job|plan|whole thing|training))(?: (?:all|still|also|even|be|really|then))* (?:done|run|trained|fit|go|work|manage|happen|squeezed?|get by|possible|held) (?:on|with|in|onto|into) (?:just |only )?(?:\\d{1,3}|one|a single one|a single|half|fewer|two|three|four)(?: ?${things})?[\\s?.!]*$|(?:could|can|would|might|couldn't|can't) (?:we|you|i|it|one) (?:\\w+ )?(?:get away|get by|manage|make do|do|live|survive) (?:it )?(?:with|on) (?:just |only )*(?:\\d{1,3}|one|a single|half|fewer|two|three|four)(?: (?:as many|of (?:them|those|these|the)))?(?: ?${things})?[\\s?.!]*$|same (?:number|amount|count) of ${things}|(?:is|are) (?:one|a single)(?: ?${things})? (?:not )?enough|does (?:that|this|it)(?: \\w+)? change (?:the )?(?:number|amount|count) of ${things}|more than one ${things})`,
)
const fewest = source(
  `\\b(?:how (?:many|few)(?: ${things}|(?= (?:would|do|does|will|should|must|to|of (?:them|those|these)|are needed)\\b))|(?:the )?(?:fewest|least|smallest|minimum|minimal|min|lowest)(?! (?:prices?|costs?|bill|total|money|spend|rate)\\b)(?: (?:number|amount|count) of)?(?: ${things}| setup| one)?)\\b`,
)
const ofNeed =
  /\b(?:need|needs|needed|require[ds]?|necessary|have to|who needs|want|wants|take|takes|must|more than one|same (?:number|amount|count)|change)\b/u
const inTime =
  /\b(?:overnight|by (?:tomorrow|tonight|morning|noon|midnight|the weekend|mon|tue|wed|thu|fri|sat|sun)\w*|in time|on time|within|deadline|before \w+|make(?:s)? (?:it|that|this|the|\d)|meet(?:s)?|hit(?:s)?|hold(?:s)? the|(?:be|get it|have it) (?:done|finished|ready|through)|finish(?:es|ed)?|done (?:in|by)|(?:in|under|below) (?:under |less than |below )?(?:\d+(?:\.\d+)?|an?|one|two|three|half(?: an?)?) ?(?:h|hours?|min|mins|minutes?|d|days?|weeks?|months?)\b)/u
/** "Why can't it go on just one H200?" */
const whyNot = source(
  `\\b(?:why|how come)\\b.{0,40}\\b(?:can't|cannot|can not|won't|doesn't|does not|couldn't|wouldn't|isn't|not)\\b.{0,60}\\b(?:(?:on|onto|in|into|with|hold|take|use) (?:just |only )?${number}(?: ?x)? ?${things}|(?:on|onto|in|into) (?:just |only )?(?:one|a single one|\\d)[\\s?.!]*$)(?![\\w-])`,
)
const ofAnything =
  /^\W*(?:is|are|isn't|aren't) (\d+|one|two|three|four|six|eight) (?:\w+ ){0,2}(?:enough|sufficient|plenty|overkill|excessive|too many)\b/u
/** "Do all eight have to be in one box?", "could they be split over two machines?" */
const oneMachine = source(
  `\\b(?:all|both|the|they|those|these|them|it|cards?|gpus?|${number})\\b.{0,30}\\b(?:have|has|need|needs|must|should|got|required|supposed|do|does|be|sit|stand|live|share)\\b.{0,24}\\b(?:(?:in|on|inside|within|share) (?:just |only )?(?:one|a single|the same|1)|share an?) (?:physical |big |whole )?${machineNouns}\\b|\\b(?:half|some|part|${number})\\b.{0,30}\\b(?:in|on) (?:another|a different|a second|the other|a separate) ${machineNouns}\\b`,
)
const overMachines = source(
  `\\b(?:split|spread|distribut(?:e|ed)|divided?|scattered?|share[d]?|half .{1,12} half)\\b.{0,30}\\b(?:over|across|between|among|on|in|into|onto|by) (?:(?<nodes>\\d{1,2}|two|three|four|eight) |several |multiple |many |more |different |separate |various |other )+${machineNouns}\\b`,
)
const asksWhether =
  /^(?:\W*(?:so|and|but|ok|hm+|also)\W+)?(?:do|does|must|should|is|are|could|can|would|will|need|may|what if|any (?:problem|issue|harm))\b|\?/u
const wishes = /\b(?:can|could|would|will) (?:you|we|i)\b|^(?:please |pls )?(?:split|spread|distribute|divide)\b/u
const ownOne = /\b(?:my|our|an?) own (?:gpus?|cards?|hardware|machines?|server)\b/u
const onlySome = source(
  `\\b(?:only|just) ${number}(?= ?x? ?(?:gpus?|cards?|of (?:them|those))\\b|[?!.,;]| ?$| (?:and|when|if|instead|not|here)\\b)`,
)
/** "Wouldn't 4 be four times as fast?", behind “why only one”. */
const largerBehind = source(
  `\\b(?:would(?:n'?t| not)?|will(?! not)|won't|why not|not|could(?:n'?t)?|should(?:n'?t)?|instead of|with|use|using|take|isn't|is|are|aren't) (?:we |it |just |use |take |go |with |at |least )*(?<more>${number})\\b(?! ?(?:x|times|h|hours?|days?|%)\\b)`,
)
const [maxLength, maxChatter, maxChatterOfForm] = [140, 0.55, 0.85]

/** Null where no number of GPUs is asked about, or another card is. */
export function readCountQuestion(reply: Reply): ReplyCandidate | null {
  const { understanding, scenario } = reply
  const line = typedLine(reply)
  const mostChatter = line.endsWith('?') ? maxChatterOfForm : maxChatter
  if (line.length > maxLength || isLikelyChatter(reply, mostChatter)) return null
  // "Do I need my own GPU?" is of whose it is.
  if (ownOne.test(line)) return null
  const asked = askingPart(line) ?? line
  const split = splitOf(line)
  if (split !== null) return wholeReply(reply, split, 'asks whether the GPUs may stand in several machines')
  const { recognized, allSlots } = understanding
  const { draft } = understanding
  const typedGpus = draft.issues.length > 0 ? null : draft.finish().spec.gpus
  if (fewestOfKind.test(asked) && holdsIt.test(asked) && !inTime.test(asked))
    return wholeReply(
      reply,
      {
        kind: 'question',
        topic: 'gpu-count',
        // "Of 80gb cards" names them by their memory.
        subject:
          typedGpus === null
            ? null
            : { words: '', gpus: typedGpus, providers: [], method: null, weights: null, count: null },
        args: { countAsked: { count: null, unit: 'gpus', isFewest: true } },
      },
      'asks for the fewest GPUs that hold it',
    )
  const timed = fewest.test(asked) && inTime.test(asked)
  const isWhy = !timed && reason.test(line) && ofCount.test(line)
  if (!timed && !isWhy && !whyNot.test(line) && !needs.test(asked)) return null
  // "Is 5 enough?" is asked of anything.
  const bare = ofAnything.exec(asked)?.[1]
  const planned = scenario.spec.gpuCount ?? reply.lastPlan.gpuCount ?? 1
  if (bare !== undefined && (planned === 1 || (numberWords[bare] ?? Number(bare)) > planned)) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const isOfOther = (subject?.gpus ?? []).some(
    (id) => id !== reply.lastPlan.gpus?.[0] && scenario.spec.gpus?.includes(id) !== true,
  )
  if (whyNot.test(line)) {
    const { count, unit } = countAskedIn(line.slice(line.search(whyNot)))
    const named = subject?.gpus ?? []
    // "Why not one H200?" where an H100 is planned is of the H200.
    const isPlanned =
      named.length === 0 ||
      named.some((id) => reply.lastPlan.gpus?.includes(id) ?? scenario.spec.gpus?.includes(id) ?? false)
    if (count !== null && unit === 'gpus' && isPlanned && count < planned)
      return wholeReply(
        reply,
        { kind: 'question', topic: 'gpu-count', subject: null, args: { countAsked: { count, unit, asksNot: true } } },
        'asks why fewer GPUs do not do',
      )
  }
  if (timed) return ofTime(reply, asked, isOfOther ? subject : null)
  // Another card is asked about, or two plans.
  const clause = isWhy ? line.slice(Math.max(0, line.search(reason))) : line
  const isOtherAsked = isOfOther && !(clause !== line && !namesGpu(reply, clause))
  if (isOtherAsked || /\b(?:vs\.?|versus)\b/u.test(line)) return null
  const question: Question = { kind: 'question', topic: 'gpu-count', subject: null, args: countArgs(line, isWhy) }
  return wholeReply(reply, question, 'asks about the number of GPUs')
}

/** "What's the smallest number of H100s that hold this?" */
const fewestOfKind =
  /\b(?:how few|(?:the |what is the )?(?:fewest|smallest|minimum|minimal|min|least|lowest) (?:number|amount|count|no\.?) of|fewest|min(?:imum)? \d{0,3} ?(?:h\d+|a\d+|b\d+|gpus?|cards?))\b/u
const holdsIt =
  /\b(?:holds?|fits?|loads?|runs? (?:on|this|it)|(?:can|could|does) (?:it|this|that) (?:run|fit|go|train)|needed|need|works?|get away|do (?:it|this))\b/u

/** "Eight H200s have 1128 GB. Why sixteen?" asks of no H200. */
const namesGpu = ({ understand }: Reply, part: string): boolean =>
  understand(part).recognized.mentions.some((mention) => isKind(mention, 'gpu'))

/** Whether all GPUs must stand in one machine; null where that is not asked, or wished for. */
function splitOf(line: string): Question | null {
  const over = overMachines.exec(line)
  const isOfOne = oneMachine.test(line)
  if (!asksWhether.test(line) || !(isOfOne || (over !== null && !wishes.test(line)))) return null
  const said = over?.groups?.['nodes']
  const count = said === undefined ? 2 : (numberWords[said] ?? Number(said))
  const countAsked = { count, unit: 'nodes', isSplit: true } as const
  return { kind: 'question', topic: 'gpu-count', subject: null, args: { countAsked } }
}

/** What a question about the number of GPUs brings along. `line`: in lower case. */
function countArgs(line: string, isWhy: boolean): NonNullable<Question['args']> {
  const asked = askingPart(line) ?? line
  // "Why two? Won't it fit on one?": what is asked for is the reason of two.
  const { clause, rest } = isWhy ? whyClause(line) : { clause: asked, rest: '' }
  const { count, unit } = countAskedIn(clause)
  const isFew = /\bfew\b/u.test(line) || onlySome.test(line)
  const blamed = blames.exec(line)?.[1]
  const instead = isWhy ? insteadAsked(rest, count) : null
  const said = isWhy && isFew ? largerBehind.exec(rest)?.groups?.['more'] : undefined
  const larger = said === undefined ? 0 : (numberWords[said] ?? Number(said))
  const isWhether = !isWhy && !/\b(?:how|what|which|why|who|not|overkill|excessive|too many|a lot)\b/u.test(asked)
  return {
    countAsked: {
      count,
      unit,
      ...(isWhy ? { asksWhy: true as const } : {}),
      ...(!isWhy && ofNeed.test(asked) ? { asksNeed: true as const } : {}),
      ...(isWhy && isFew ? { isFew: true as const } : {}),
      ...(larger > (count ?? 1) ? { against: larger } : {}),
      ...(isWhy && blamed !== undefined ? { blames: blamed } : {}),
      ...(instead === null ? {} : { instead }),
    },
    ...(isWhether ? { isWhether: true as const } : {}),
  }
}

/** "Is it really just the context?" */
const blames =
  /\b(?:is (?:it|that|this)|because of|due to|just|only|down to) (?:\w+ ){0,3}(context|sequence length|sequence|length|activations|memory|vram)\b/u

/** What asks for the reason, up to what is held against it, where a number stands in it. */
function whyClause(line: string): { readonly clause: string; readonly rest: string } {
  const asked = line.slice(Math.max(0, line.search(reason)))
  const end = asked.search(/[?,;.]|\b(?:when|if|and not|instead|rather|not)\b/u)
  const clause = end < 0 ? asked : asked.slice(0, end).trim()
  return end < 0 || countAskedIn(clause).count === null
    ? { clause: asked, rest: '' }
    : { clause, rest: asked.slice(end).replace(/^[\W]+/u, '') }
}

/** The same of one that was told by its words or by what it is like. */
export const withCount = (question: Question, reply: Reply): Question =>
  question.topic !== 'gpu-count' || question.args?.countAsked !== undefined
    ? question
    : { ...question, args: { ...question.args, ...countArgs(typedLine(reply), reason.test(typedLine(reply))) } }

/** The fewest in a time: the one that is named, or the deadline of the plan. */
function ofTime(reply: Reply, asked: string, subject: Question['subject']): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const { draft, recognized, wordsAt } = understanding
  const said = draft.finish().spec.deadlineHours
  const isAmount = recognized.mentions.find(
    (mention) => isKind(mention, 'amount') && mention.meaning.measure === 'hours',
  )
  const words = isAmount === undefined ? null : wordsAt(isAmount.from, isAmount.to).trim()
  const act = said === scenario.spec.deadlineHours && words !== null ? amend(reply, `within ${words}`) : null
  const due = act?.kind === 'amended' ? act.scenario.spec.deadlineHours : said
  if (due === null) return null
  const unit = countAskedIn(asked).unit
  const question: Question = {
    kind: 'question',
    topic: 'fewest-in-time',
    subject,
    args: { due, countAsked: { count: null, unit } },
  }
  return wholeReply(reply, question, 'asks for the fewest GPUs that make a time')
}
