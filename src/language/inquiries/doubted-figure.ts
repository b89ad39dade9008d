/** "Is $10k enough?", "would 4x A100 do?", "does that number sound right?": what of a job is asked with yes or no. */
import type { JobExtras, Scenario } from '../../scenario/scenario.ts'

export type Doubt = NonNullable<JobExtras['doubt']>

/** Whether something holds out: money, cards or time. */
const enough =
  /\b(?:enough|suffic\w+|plenty|overkill|too (?:little|few|small|low|tight|short|much|many|big)|(?:would|will|could|can|does|do|is|are)\b.{0,60}\b(?:do|cut it|work|ok|okay|fine|possible|feasible|doable|make it|go)\b|ok(?:ay)?\?|possible\?|feasible\?|doable\?|realistic\w*|in time|make (?:it|that|the deadline))/iu
/** Whether a figure that somebody named is to be believed. */
const right =
  /\b(?:(?:sounds?|seems?|looks?|feels?) (?:right|ok|okay|fine|reasonable|high|low|off|steep|a lot|much|fair|sane|plausible|realistic)|right\?|correct\?|reasonable|plausible|sane|sanity|true\?|add(?:s)? up|make(?:s)? sense|too (?:much|high|expensive)|ripped off|rip-?off|overpriced|padded|inflated|legit|justif\w+)/iu
/** A number of machines, or of any cards. */
const cards =
  /\b(?:one|two|three|four|six|eight|single|a single|\d{1,4}) ?(?:x|×)? ?(?:of )?(?:the )?(?:gpus?|cards?|nodes?|box(?:es)?|machines?|(?:rtx[- ]?)?[abhlv]?\d{2,4}[a-z]{0,6}s?\b|mi\d{3}x?)\b|\b(?:node|box|machine|card|gpu)\b/iu
const opening = /^\W{0,3}(?:is|are|would|will|could|can|does|do|did|and is|and would|or)\b/iu
const maxLength = 2000
const maxQuestion = 240

/** Null where nothing of it is asked with yes or no. The scenario is that of the job beside it. */
export function doubtIn(text: string, { spec, extras }: Scenario): Doubt | null {
  if (text.length > maxLength) return null
  const questions = sentencesOf(text).filter(
    (sentence) => sentence.length <= maxQuestion && (sentence.endsWith('?') || opening.test(sentence) || right.test(sentence)),
  )
  for (const question of questions) {
    const isOfCards = cards.test(question) && (spec.gpus !== null || spec.gpuCount !== null || spec.nodes !== null)
    const isEnough = enough.test(question)
    if (isOfCards && isEnough) return 'cards'
    if (extras?.gpuHours !== undefined && extras.gpuHours.isOwn !== true && right.test(question)) return 'hours right'
    if (spec.budgetUsd !== null && right.test(question)) return 'sum right'
    if (spec.budgetUsd !== null && isEnough) return 'sum enough'
    if (spec.deadlineHours !== null && isEnough) return 'time'
    if (spec.gpuCount !== null && isEnough) return 'cards'
  }
  return null
}

/** "A 1.3B model?" ends none: only an end with a gap behind it does. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map((sentence) => sentence.trim().replace(/[?!]{2,}$/u, '?'))
    .filter((sentence) => sentence !== '')
