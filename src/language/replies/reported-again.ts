/** After a speed was reported: "w packing its 4100" is one more, "with packing on?" asks who reported it. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'

const figure =
  /^(?:(?:w\/?|with|without|w\/o|no|using|after|on)\s+(?<setting>.{2,40}?)[,\s]+)?(?:now\s+)?(?:(?:it|that|this)(?:'s|s| is| was| does| did| runs at| ran at)?|we(?:'re| are)? ?(?:get|got|see|saw|at|measured|hit)|gives?(?: us)?)(?: (?:about|around|like|only|up to|at|now))*\s+~?(?<value>\d[\d,]*(?:\.\d+)?)(?<thousand> ?k)?(?: (?:now|instead|total|in total|each|per gpu))*[\s.!]*$/u
const without = /\b(?:without|w\/o|no)\s/u
const ofTheRun =
  /^(?:with|w\/?|without|at|on|in|using|was (?:that|it)|is (?:that|it)|were those|bf16|fp8|fp16)\b.{1,50}\?+$/u
/** Another plan is proposed by these, and nothing is asked of the one who measured. */
const ofAnotherPlan = new RegExp(
  String.raw`[$€£]|\b(?:gpus?|cards?|nodes?|spot|reserved|each)\b|\b${gpuPattern}s?\b`,
  'iu',
)
const maxWords = 8
/** Settings make a run so many times as fast at most. */
const maxTimes = 6

/** Null where no speed was reported before, or the number is none. */
export function readReportedAgain(reply: Reply): ReplyCandidate | null {
  const { thread, line, sentence, isAddressed } = reply
  const before = thread?.reported ?? null
  if (thread === null || before === null) return null
  if (
    thread.isJustReported &&
    !isAddressed &&
    ofTheRun.test(sentence) &&
    !ofAnotherPlan.test(line) &&
    line.split(' ').length <= maxWords
  )
    return wholeReply(reply, { kind: 'ignored' }, 'asks who reported a speed how it was measured')
  const { setting, value: digits = '', thousand } = figure.exec(sentence)?.groups ?? {}
  const value = Number(digits.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000)
  const { tokensPerSecondPerGpu: each, gpuCount } = before
  const total = each * gpuCount
  const farFrom = (speed: number): number => Math.abs(Math.log(value / speed))
  const perGpu = gpuCount > 1 && farFrom(each) < farFrom(total)
  if (!(value > 0) || farFrom(perGpu ? each : total) > Math.log(maxTimes)) return null
  const report = measuredReport({ from: 'you', tokensPerSecond: value, perGpu })
  if (setting === undefined && !thread.isJustReported) return null
  if (setting === undefined) return wholeReply(reply, report, 'reports a speed once more')
  const act = amend(reply, `${without.test(line) ? 'without' : 'with'} ${setting}`)
  if (act.kind !== 'amended') return null
  const of = act.changed.length === 0 ? {} : { of: act.scenario }
  return wholeReply(reply, { ...report, ...of }, 'reports a speed once more, with another setting')
}
