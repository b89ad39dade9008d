/** "What's a month of this with weekends off?", "how many reruns go into the thousand before the 31st?": runs of the plan on some days alone, and by two limits at once. */
import { periodIn } from '../questions/named-frequency.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { periodsPerYear } from '../../scenario/hours-of-time.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const onWeekdays =
  /\b(?:weekends? (?:off|free|excluded|left out)|(?:no|without|not (?:on|at)|except|excluding|minus|skip\w*|bar) (?:the )?weekends?|(?:only )?(?:on )?(?:weekdays|working days|workdays|business days)(?: only)?|mon(?:day)?s? ?(?:-|–|to|through|till?) ?fri(?:day)?s?)\b/u
const isDaily = /\b(?:daily|nightly|every (?:day|night)|each (?:day|night))\b/u
const [daysOfWork, leastDaily, maxLength] = [5, 300, 140]

const asksRuns =
  /\bhow (?:many|often)\b.{0,24}\b(?:re-?runs?|runs?|times|repeats?|repetitions|tries|attempts|trainings|retrains?|rounds|goes|repeat|redo|rerun)\b/u
const ofMoney = /\b(?:budget|money|thousand|hundred|grand|k|credits?)\b|[$€£]/u

/** Null where neither is asked. */
export function readRunsWithin(reply: Reply): ReplyCandidate | null {
  const { line, scenario, understanding } = reply
  if (line.length > maxLength) return null
  const args = questionArguments(understanding.recognized)
  const isEachDay = (scenario.runsPerYear ?? 0) >= leastDaily || isDaily.test(line)
  if (onWeekdays.test(line) && isEachDay) {
    const per = args.runs?.per ?? args.period ?? periodIn(understanding.recognized.tokens) ?? 'month'
    const ofYear = periodsPerYear.week * daysOfWork
    const runs = { count: Math.round(ofYear / periodsPerYear[per]), per }
    const question = { kind: 'question', topic: 'runs', subject: null, args: { runs, runsPerYear: ofYear } } as const
    return weighedReply(reply, question, 'asks what runs on working days come to')
  }
  const { due } = args
  const isOfTwo = due !== undefined && due > 0 && asksRuns.test(line) && ofMoney.test(line)
  if (!isOfTwo || (args.money === undefined && scenario.spec.budgetUsd === null)) return null
  const money = args.money === undefined ? {} : { money: args.money }
  return weighedReply(
    reply,
    { kind: 'question', topic: 'runs-for-money', subject: null, args: { ...money, due } },
    'asks how many runs keep a sum and a date',
  )
}
