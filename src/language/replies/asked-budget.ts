/** "We'll need 5 or 6 runs, what should I budget?": the sum to put aside for several runs, or for a year of a plan that is repeated. */
import { questionArguments } from '../questions/question-arguments.ts'
import { numberWords } from '../text/number-words.ts'
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofBudget =
  /\b(?:budget(?:ed|ing)?|(?:set|put)(?:ting)? (?:\w+ )?aside|put (?:in|down|on) (?:for|the)|(?:do|should|shall|would|can) (?:i|we) (?:put|plan|ask|request|reserve|earmark|allow)|earmark|ask(?:ing)? for|envelope|approval|purchase order)\b/u
const asks = /\b(?:what|how much|which|how big)\b|\?|^(?:and )?budget for\b/u
const word = String.raw`(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)`
/** "What budget should I approve to be safe?": of the plan itself, once. */
const toApprove =
  /\b(?:what|which|how (?:much|big|large))\b.{0,40}\b(?:approve|sign off(?: on)?|authori[sz]e|green ?light|get approved|have approved|set as (?:a |the )?(?:limit|cap))\b|\b(?:safe|realistic|sensible|reasonable) (?:budget|amount|sum|number|figure)\b/u
const severalRuns = new RegExp(
  String.raw`\b(?<least>${word})(?: ?(?:or|to|-|–|~) ?(?<most>${word}))? (?:(?:such|more|full|training|test|separate|of these|fine-?tuning) )*(?:runs?|times|attempts?|tries|trainings?|experiments?|iterations?|reruns?|repeats?|goes|rounds?|jobs?|retrains?|retrainings?|of (?:these|those|them))\b`,
  'u',
)
const ofYear =
  /\b(?:(?:the|this|a|next|one|whole|full) year(?:'s)?|annual(?:ly)?|yearly|20[2-4]\d|fy ?\d{2,4}|12 months|twelve months|x ?12|12 ?x|times (?:12|twelve))\b/u
/** Runs of a search for settings are asked for by their total, too. */
const ofTotal = /\b(?:total|in all|altogether|all together|sum|come to|cost)\b/u
const ofSearch = /\b(?:hyper-?param\w*|(?<!fine-?)tuning|grid|ablations?)\b/u
/** "What should I budget incl. failed runs and retries?": how many is not said. */
const withFailed =
  /\b(?:budget|set aside|put aside|plan for|ask for)\b.{0,60}\b(?:failed|failing|failures?|retries|re-?runs|mistakes|crash(?:es|ed)?)\b/u
const ofLimit = /\b(?:under|within|inside|still|over|exceeds?)\b/u
const triesOfFailed = 3

/** Money that there is, what it would buy, and other things that are budgeted. */
const ofElse =
  /\b(?:afford|fits?|inside|within|enough|left|over (?:the |our |my )?budget|under|max(?:imum)?|limit|hours?|days|gpu-hours|storage|disk|failed|fail\w*|crash\w*|months?(?! of)|weeks?|cheaper|parallel|at once|how many)\b|[$€£] ?\d/u
const maxLength = 150

/** Null where no sum is asked to be put aside, or neither runs nor a year are named. */
export function readAskedBudget(reply: Reply): ReplyCandidate | null {
  const { line, scenario, understanding } = reply
  if (line.length <= maxLength && asks.test(line) && withFailed.test(line) && !ofLimit.test(line) && !/\d/u.test(line))
    return weighedReply(
      reply,
      {
        kind: 'question',
        topic: 'figure',
        subject: null,
        args: { runs: { count: triesOfFailed, per: null }, fewestRuns: 1 },
      },
      'asks what to put aside with failed runs',
    )
  const plain = line.replace(/\b12 months\b/u, 'year')
  if (line.length > maxLength || !asks.test(line) || ofElse.test(plain)) return null
  const { recognized } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'model', 'provider', 'instance'))) return null
  const { moves } = questionArguments(recognized)
  const margin = moves === undefined || moves <= 0 ? {} : { moves }
  const several = severalRuns.exec(line)?.groups
  if (several !== undefined && (ofBudget.test(line) || (ofTotal.test(line) && ofSearch.test(line)))) {
    const [least, most] = [countOf(several['least']), countOf(several['most'])]
    const count = Math.max(least, most)
    if (count < 2) return null
    const fewer = most > least && least > 0 ? { fewestRuns: least } : {}
    const args = { runs: { count, per: null }, ...fewer, ...margin }
    return weighedReply(
      reply,
      { kind: 'question', topic: 'figure', subject: null, args },
      'asks what to put aside for runs',
    )
  }
  if (toApprove.test(line) && (scenario.runsPerYear ?? 1) === 1)
    return weighedReply(
      reply,
      { kind: 'question', topic: 'figure', subject: null, args: margin },
      'asks what to approve',
    )
  // How often it runs is known from before.
  return ofYear.test(line) && (scenario.runsPerYear ?? 1) > 1 && (ofBudget.test(line) || /\bx ?12|12 ?x\b/u.test(line))
    ? weighedReply(
        reply,
        { kind: 'question', topic: 'figure', subject: null, args: margin },
        'asks what to put aside for a year',
      )
    : null
}

const countOf = (words: string | undefined): number => (words === undefined ? 0 : (numberWords[words] ?? Number(words)))
