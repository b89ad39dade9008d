/** "Is $200 enough for three attempts?", "can we do 5 runs within the budget": several like runs against a sum; the plan stays one run. */
import { questionArguments } from '../questions/question-arguments.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const word = String.raw`(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)`
const manner = String.raw`(?:such|of these|of those|of them|full|complete|whole|more|extra|additional|training|fine-?tuning|tuning|test|separate|repeat(?:ed)?|different|successful|good|clean|like this)`
const runs = new RegExp(
  String.raw`(?<![\w.$€£])(?<count>${word}) (?:${manner} )*(?:runs?|attempts?|tries|trys|goes|trainings?|fine-?tunes?|experiments?|iterations?|re-?runs?|repeats?|retrain(?:s|ings?)?|rounds?|of (?:these|those|them))\b|\b(?:run|do|try|train|repeat|redo|retrain)(?: it| this| that)? (?<times>${word}) times\b`,
  'u',
)
/** It asks for a yes or a no. */
const asksWhether =
  /^\W*(?:(?:and|so|but|ok|okay|then|hm+|well)[ ,]+){0,3}(?:is|are|can|could|would|will|does|do|may|might|are we able|enough)\b/u
const ofMoney =
  /\b(?:enough|suffic\w*|afford|cover(?:s|ed)?|pay(?:s)? for|buy(?:s)?|stretch(?:es)? to|fits?|within|inside|under|in|on|for|from|out of|blow|exceed|bust|stay)\b/u
const budget = /\b(?:budget|money|limit|cap|sum|allowance|that amount|grant|credits?)\b/u
/** What is set apart among the runs, or changed with them. */
const ofElse =
  /\b(?:how (?:many|much|long)|what|which|per|each (?:week|month|year)|every|daily|weekly|monthly|a (?:day|week|month|year)|failed|fail|fails|crash\w*|parallel|at once|same time|deadline|hours?|days?|weeks?|months?|epochs?|gpus?|cards?|spot|seeds?|if|instead|tokens)\b/u
const maxLength = 120

/** Null where no number of runs is held against money. */
export function readRunsAgainstMoney(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (reply.history === null || line.length > maxLength || ofElse.test(line)) return null
  if (!asksWhether.test(line) || !ofMoney.test(line)) return null
  const said = runs.exec(line)?.groups
  const words = said?.['count'] ?? said?.['times'] ?? ''
  const count = numberWords[words] ?? Number(words)
  if (said === undefined || !(count > 1)) return null
  const named = questionArguments(reply.understanding.recognized).money
  // "Could we afford 3 more?" is of the budget that was set.
  const isOfBudget = budget.test(line) || /\bafford\b/u.test(line)
  const money = named ?? (isOfBudget ? (reply.scenario.spec.budgetUsd ?? undefined) : undefined)
  if (money === undefined && !isOfBudget) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'runs',
      subject: null,
      args: { runs: { count, per: null }, ...(money === undefined ? {} : { money }) },
    },
    'asks whether a sum pays for several runs',
  )
}
