/** What people report back: "we measured 2,300 tok/s", "spent $612". */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Slot } from '../grammar/slots.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import { subjectOf } from '../questions/subject.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { withPlace } from './ran-on.ts'
import type { RunReport } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { isPerGpu, nodeOf, statedSpeedIn } from './stated-speeds.ts'
import { readTrainerLog } from './trainer-log.ts'
import type { LogMetrics } from '../../scenario/log-metrics.ts'

type MeasuredReport = Extract<RunReport, { kind: 'measured' }>

/** A pasted line of a trainer's log or of nvidia-smi. */
export function readPastedLog(reply: Reply): ReplyCandidate | null {
  const log = readTrainerLog(reply.typed)
  if (log === null) return null
  // "2.5 s/it at batch 16 on one H100": said in a sentence, the batch and the place belong to it.
  const isSaid = !/[|[\]{}\n]/u.test(reply.typed)
  const stated = isSaid && log.peak === undefined ? statedSpeedIn(reply.plain.text) : null
  if (stated === null) return wholeReply(reply, measuredReport(log), `is a log of ${log.from}`)
  const batch = stated.globalBatch === undefined ? {} : { globalBatch: stated.globalBatch }
  const { recognized, allSlots } = reply.understanding
  const report = withHardware(measuredReport({ ...log, ...batch }), recognized, allSlots)
  return wholeReply(reply, report, `is a speed as ${log.from} shows it`)
}

/** The report with what it was measured on, where the words name it. */
function withHardware(report: MeasuredReport, recognized: RecognizedText, slots: readonly Slot[]): MeasuredReport {
  const named = subjectOf(recognized.mentions, slots, wordsIn(recognized))
  const ofNode = Number(gpusOfNode.exec(recognized.normalized.text)?.groups?.['count'] ?? 0)
  const on = named !== null && ofNode > 0 ? { ...named, count: ofNode } : named
  const isPlaced = on !== null && (on.gpus.length > 0 || on.providers.length > 0 || on.count !== null)
  return isPlaced ? { ...report, on } : report
}

/** "One node of 8 A100s" */
const gpusOfNode = /\b(?:a|an|one|1|the|our|single) (?:node|box|machine|server) (?:of|with) (?<count>\d{1,2})\b/iu

const compares =
  /[,;:–-]?\s*(?:which is |so |that's |thats )?(?:a (?:bit|little|tad|touch|lot)|slightly|somewhat|way|far|well|much|just|roughly|about)? ?(?:under|over|below|above|less|more|slower|faster|lower|higher|better|worse|the same)(?: than| as)? (?:what )?(?:you(?:r| said| told| gave| have| estimated| predicted|'d)|the (?:card|plan|estimate)|it says|planned|expected|predicted)[^.?!]{0,30}[.!]*$/iu

/** "For the two together": of both, and not the company of that name. */
const ofAllTogether = /\b(both|two|three|four|eight|all|gpus|cards|them|\d{1,2}) together\b/giu

/** Null where neither a speed nor money spent is reported. */
export function readReportedResult(reply: Reply): ReplyCandidate | null {
  // "…, a bit under what you said" compares it, as the answer does.
  const told = reply.plain.text.replace(compares, '').replace(ofAllTogether, '$1 in total')
  const { recognized, allSlots } = told === reply.plain.text ? reply.understanding : reply.understand(told)
  const stated = statedSpeedIn(told)
  const report = reportIn(recognized, reply.vocabulary.replyWords) ?? (stated === null ? null : measuredReport(stated))
  if (report === null) return null
  // "Why only 6k tok/s?" reports nothing.
  if (asksWhy.test(reply.line) && reply.likelyTopic.matched?.isApart === true) return null
  if (report.kind !== 'measured') return wholeReply(reply, withPlace(report, reply), 'reports what was spent')
  const claims = claimIn(reply.line)
  const measured = claims === null ? report : { ...report, log: { ...report.log, claims } }
  return wholeReply(reply, withHardware(measured, recognized, allSlots), 'reports a speed')
}

const asksWhy = /^(?:(?:and|so|but|ok|hm+) )?(?:why|how come)\b/u
const slower =
  /\b(?:slower|lower|worse|below|under|less)\b(?: than| as)?[^.?!]{0,24}\b(?:you|your|said|told|expected|estimate\w*|planned|plan|card|predicted)\b/u
const faster =
  /\b(?:faster|higher|better|above|over|more)\b(?: than| as)?[^.?!]{0,24}\b(?:you|your|said|told|expected|estimate\w*|planned|plan|card|predicted)\b/u
const claimIn = (line: string): 'slower' | 'faster' | null =>
  slower.test(line) ? 'slower' : faster.test(line) ? 'faster' : null

/** The report of what a pasted log shows. */
export const measuredReport = (log: LogMetrics): MeasuredReport => ({
  kind: 'measured',
  tokensPerSecond: log.tokensPerSecond ?? null,
  perGpu: log.perGpu,
  log,
})

/** Null unless the whole message reports one figure. */
function reportIn(
  { normalized, tokens, mentions }: RecognizedText,
  { measuring, spending, paid }: ReplyWords,
): RunReport | null {
  const rate = mentions.find((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'rate')
  if (isKind(rate, 'amount')) {
    const rest = tokensOutside(tokens, mentions, rate)
    const isAlone = rest.every(({ text, isGpu }) => isGpu || measuring.has(text))
    if (!isAlone || rate.meaning.value <= 0 || !Number.isFinite(rate.meaning.value)) return null
    const isEach = rest.some(
      ({ text }, index) => text === 'each' || (text === 'per' && ['gpu', 'card'].includes(rest[index + 1]?.text ?? '')),
    )
    return measuredReport({
      from: 'you',
      tokensPerSecond: rate.meaning.value,
      perGpu: rate.meaning.perGpu === true || isEach ? true : isPerGpu(normalized.text),
      ...(isEach ? {} : nodeOf(normalized.text)),
    })
  }
  const money = mentions.filter((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'money')
  const [amount] = money
  if (
    !isKind(amount, 'amount') ||
    money.length > 1 ||
    amount.meaning.currency !== undefined ||
    amount.meaning.hourly === true
  )
    return null
  const rest = tokensOutside(tokens, mentions, amount)
  const isPaid =
    rest.some(({ text }) => paid.has(text)) && rest.every(({ text, isTime }) => isTime || spending.has(text))
  const isIntention =
    rest.some(({ text }) => text === 'spend' || text === 'pay') && !rest.some(({ text }) => paid.has(text))
  return isPaid && !isIntention && amount.meaning.value > 0
    ? {
        kind: 'spent',
        usd: amount.meaning.value,
        ...(rest.some(({ text }) => text === 'far') ? { isSoFar: true } : {}),
      }
    : null
}

type OutsideToken = { readonly text: string; readonly isGpu: boolean; readonly isTime: boolean }

/** Words and numbers outside of one mention. */
function tokensOutside(
  tokens: RecognizedText['tokens'],
  mentions: readonly Mention[],
  except: Mention,
): OutsideToken[] {
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind === 'sign' || (index >= except.from && index < except.to)) return []
    const mention = mentions.find(({ from, to }) => index >= from && index < to)
    const isCount =
      isKind(mention, 'amount') && (mention.meaning.measure === 'gpus' || mention.meaning.measure === null)
    return [
      {
        text,
        isTime: isKind(mention, 'amount') && mention.meaning.measure === 'hours',
        isGpu:
          isKind(mention, 'gpu', 'provider', 'times') ||
          isCount ||
          (isKind(mention, 'field-value') && mention.meaning.field === 'stack'),
      },
    ]
  })
}
