/** What somebody states of a run in a sentence, and deserves a word: it ran out of memory, it took so long, we pay so much. */
import { GIB } from '../../catalog/units.ts'
import type { Question } from '../questions/question.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { discountAt } from './discount-at.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import type { LogMetrics } from '../../scenario/log-metrics.ts'

const hedges = '(?:\\s+(?:about|around|only|just|exactly|roughly|almost|nearly|some|up to))*\\s+~?\\s?'

const outOfMemoryReport = new RegExp(
  `^(?:(?:it|this|that|ours|mine|we|i|(?:the|our|my) (?:run|job|training|trainer))\\s+)(?:(?:just|still|already|keeps?|always|all|now)\\s+)*(?:oom(?:s|ed|ing)?|oom'?d|oom-ed|(?:ran|runs|running|run|went) out of (?:memory|vram)|(?:got|gets|getting|hit|hits|threw|throws|died with|crashed with|crashes with) (?:an? )?(?:cuda )?(?:oom(?:ed)?|out of memory)|(?:went|goes) oom|(?:says?|said|shows?|throws|gives me) (?:an? )?(?:torch\\.)?(?:cuda )?(?:error:? )?(?:oom|out of memory)|(?:torch\\.)?cuda (?:is |error:? )?out of memory|out of memory)(?:\\s+(?:errors?|again|though|here|immediately|(?:on|with) (?:this|that|it)))*[\\s.!:(]*$`,
)
/** What PyTorch prints as it runs out. */
const pastedOutOfMemory =
  /\bOutOfMemoryError\b|\b(?:CUDA|HIP) (?:error: )?out of memory\b[.:,]? ?(?:Tried|GPU \d|\n|$)/u
const maxTrace = 20_000

const peakMemoryReport = new RegExp(
  `^(?:(?:(?:it|ours|we|i|(?:the|our|my) (?:run|job|training|memory|vram|usage|peak|peak memory|memory usage))|nvidia-smi|peak(?: memory| vram| usage)?|memory(?: usage)?|vram)\\s+)?(?:peaked|peaks|maxed out|maxes out|topped out|shows|showed|says|reports|peak|was|is|used|uses|at)(?:\\s+(?:us|at|as|a peak of))*${hedges}(\\d+(?:\\.\\d+)?)\\s?(?:gb|gib|gigs?|g)\\b(?:\\s+(?:of|vram|memory|per gpu|each|on each gpu|in nvidia-smi|peak|used))*[\\s.!]*$`,
)
const speaksOfMemory = /peak|max|topped|nvidia-smi|memory|vram/
const stepTimeReport = new RegExp(
  `^(?:(?:the|our|my|we see|we get|each|one|a)\\s+)*(?:optimizer |training )?steps?(?: times?)?\\s+(?:takes?|took|is|are|was|at)${hedges}(\\d+(?:\\.\\d+)?)\\s?(ms|s|secs?|seconds?)\\b(?:\\s+each)?(?:,?\\s+(?:at|with|for)\\s+(?:a )?(?:global )?batch(?: size)?(?: of)?\\s+(\\d{1,6}))?[\\s.!]*$`,
)
const durationReport = new RegExp(
  `^(?:(?:the|our|my)\\s+)?(?:actual(?:ly)?(?:\\s+(?:run ?time|time|duration|run))?(?:\\s+(?:it|was|is|took|ran|came out at|came to))*|(?:real |actual )?(?:run|training|job|fine-?tune|fine-?tuning)(?:\\s+(?:actually|really|in the end))*\\s+(?:took|lasted|finished in|finished after|was done in|needed|ended up taking)|in (?:reality|the end)(?:\\s+(?:it|was|took))+)(?:\\s+us)?${hedges}(?=\\d)`,
)
const priceReport = new RegExp(
  `^(?:(?:we|i)\\s+(?:pay|paid|get|have|got|can get|negotiated|were offered|are offered|were quoted|are quoted)|(?:our|my)\\s+(?:price|rate|deal|contract|discount)(?:\\s+(?:price|rate))?(?:\\s+(?:is|says|gives us))?|.{2,24}\\s(?:quoted|quotes?|offers?|offered|charges?|gives?|gave|sells?|wants?)(?:\\s+(?:us|me|it|them|those))*)\\b`,
)

const discountReport =
  /\b(?:we|i)(?:'ve| have| get| got| negotiated)\b.{0,24}\b\d{1,2} ?%.{0,30}\b(?:discount|off|edp|cud|savings plan|agreement)\b|\b(?:discount|edp|rebate)(?:'s|s| is| of| at| there is)?(?: (?:about|around|like|only|now|currently|is|at|of)){0,2} ~?\d{1,2} ?%|\b(?:gives?|gave|offers?|offered|grants?|have|has|get|got) (?:us |me |you )?(?:an? )?~?\d{1,2} ?% (?:off|discount|rebate|cheaper|less)\b/
const nanReport =
  /\bloss(?:es)?\b.{0,24}\b(?:nans?|inf|diverg\w{1,4}|explod\w{1,3}|blew up|blows up|blowing up|spik\w{1,3})\b/

const referenceReport =
  /\b(?:pre-?comput\w{1,3}|cach(?:e|ed|es|ing)|pre-?calculat\w{1,3}) (?:the |all |our |all the )?(?:ref|refs|reference)\b/

/** What data say of a fact that is stated. */
const statedFacts: readonly (readonly [id: string, pattern: RegExp, reason: string])[] = [
  ['own-rates', discountReport, 'tells of a discount'],
  ['loss-nan', nanReport, 'tells of a loss that broke'],
  ['reference-model', referenceReport, 'tells how the reference is worked out'],
]

/** "Oom'd at step 3, seq 8192": when it ran out, and with what. */
const outOfMemoryWith =
  /^(?:(?:it|this|that|ours|we|i|the run|just)[\s,]+){0,3}(?:oom(?:s|ed|'?d|ing)?|(?:ran|runs|went) (?:out of (?:memory|vram)|oom))(?: (?:again|already|immediately|right away|right at the start|(?:at|after|in|within) (?:the )?(?:step |iter |iteration |batch )?\d{1,6}(?: (?:steps?|iters?|minutes?|mins?))?))*[\s,;:]+(?:with |at |on |for |using |by |this is |was )*(?<setting>.{3,40}?)[\s.!]*$/

/** The setting that it ran with is taken, and what to do is told of the plan with it. */
function readOutOfMemoryWith(reply: Reply): ReplyCandidate | null {
  const setting = reply.line.length > 120 ? undefined : outOfMemoryWith.exec(reply.sentence)?.groups?.['setting']
  const act = setting === undefined ? null : amend(reply, setting)
  if (act?.kind !== 'amended') return null
  const asked = { kind: 'question', topic: 'oom', subject: null } as const
  return wholeReply(reply, act.changed.length === 0 ? asked : { ...act, asked }, 'ran out of memory')
}

/** "28% off": the share by which prices are lower; null where none is named. */
function discountIn(line: string): number | null {
  const [, percent] = /\b(\d{1,2}(?:\.\d)?) ?(?:%|percent)/u.exec(line) ?? []
  return percent === undefined ? null : -Number(percent) / 100
}

/** A question with a fixed answer, a crash, or a measurement; null where the reply states no such fact. */
export function readReportedFact(reply: Reply): ReplyCandidate | null {
  for (const [id, pattern, reason] of statedFacts) {
    const matched = reply.vocabulary.questionCues.questions.get(id)
    if (reply.line.length >= 120 || !pattern.test(reply.line)) continue
    const moves = id === 'own-rates' ? discountIn(reply.line) : null
    if (moves !== null) return wholeReply(reply, discountAt(reply, moves), reason)
    if (matched?.says !== undefined)
      return wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, reason)
  }
  const crash = readOutOfMemoryWith(reply)
  if (crash !== null) return crash
  const { mentions, tokens } = reply.understanding.recognized
  const fact = reportedFactIn(reply, mentions, tokens)
  if (fact === null) return null
  return bareReply(reply, 'kind' in fact ? fact : measuredReport(fact), 'states a fact of a run')
}

/** A question in what it deserves, or a measurement; null where nothing of the kind is stated. */
function reportedFactIn(
  { line, bare, typed, vocabulary }: Reply,
  mentions: readonly Mention[],
  tokens: readonly { readonly kind: string; readonly text: string }[],
): Question | LogMetrics | null {
  if (pastedOutOfMemory.test(typed.slice(-maxTrace))) return { kind: 'question', topic: 'oom', subject: null }
  if (line.length > 120 || line.includes('?')) return null
  const text = bare.line
  if (outOfMemoryReport.test(text)) return { kind: 'question', topic: 'oom', subject: null }
  const peak = speaksOfMemory.test(text) ? peakMemoryReport.exec(text)?.[1] : undefined
  if (peak !== undefined) return { from: 'you', perGpu: null, peak: { bytes: Number(peak) * GIB, metric: 'smi' } }
  const step = stepTimeReport.exec(text)
  if (step !== null) {
    const [, figure = '', unit = '', batch] = step
    const secondsPerStep = Number(figure) * (unit === 'ms' ? 1e-3 : 1)
    if (secondsPerStep <= 0) return null
    return { from: 'you', perGpu: null, secondsPerStep, ...(batch === undefined ? {} : { globalBatch: Number(batch) }) }
  }
  return (
    reportedDurationIn(text, mentions) ?? reportedPriceIn(text, mentions, tokens, vocabulary.intentPhrases.ownPrice)
  )
}

/** "actual was 31 hours": nothing may follow. */
function reportedDurationIn(text: string, mentions: readonly Mention[]): Question | null {
  if (!durationReport.test(text)) return null
  const last = mentions.findLast((mention) => !isKind(mention, 'sentence-end'))
  const amounts = mentions.filter((mention) => isKind(mention, 'amount'))
  if (amounts.length !== 1 || !isKind(last, 'amount') || last.meaning.measure !== 'hours' || last.meaning.value <= 0)
    return null
  return { kind: 'question', topic: 'took', subject: null, value: last.meaning.value }
}

/** "we pay $1.90 per GPU hour", "RunPod quoted us $2.10/h" */
function reportedPriceIn(
  text: string,
  mentions: readonly Mention[],
  tokens: readonly { readonly kind: string; readonly text: string }[],
  ownPriceWords: RegExp,
): Question | null {
  if (!priceReport.test(text)) return null
  const amounts = mentions.filter((mention) => isKind(mention, 'amount'))
  const [amount] = amounts
  if (amounts.length !== 1 || !isKind(amount, 'amount')) return null
  const { measure, hourly, value, currency } = amount.meaning
  if (measure !== 'money' || hourly !== true || value <= 0) return null
  const isPriceAlone = mentions.every(
    (mention) =>
      mention === amount ||
      isKind(mention, 'gpu', 'provider', 'field-value', 'sentence-end', 'comma') ||
      tokens
        .slice(mention.from, mention.to)
        .every(({ kind, text: word }) => kind === 'sign' || ownPriceWords.test(word)),
  )
  const args = currency === undefined ? {} : { args: { currency } }
  return isPriceAlone ? { kind: 'question', topic: 'own-rate', subject: null, value, ...args } : null
}
