/** What a question sets beside the plan, or beside one another: earlier versions, sellers, places, GPUs. */
import type { Scenario } from '../../scenario/scenario.ts'

/** How the difference is asked for: its reason, the better of several, whether there is one, or how much it is. */
export type GapForm = 'why' | 'which' | 'whether' | 'amount'
export type GapMeasure = 'usd' | 'hours' | 'memory'

/** What is asked of the difference; `claim`: which way the asker takes it to go. */
export type GapAsks = {
  readonly form: GapForm
  readonly measure: GapMeasure | null
  readonly claim: 'more' | 'less' | null
  /** So many times as much is claimed: "does that double the bill?" */
  readonly times?: number
  /** Each token is asked about rather than the whole. */
  readonly isPerToken?: true
  /** Why one was taken is asked, as the other is better; `claim` is of the first. */
  readonly isOfPick?: true
}

/** One of those that are set side by side; `words`: what it is called. */
export type GapVersion = { readonly scenario: Scenario; readonly words: string }

/** `named`: one against the plan, or several against one another; without any, the last of `earlier` that differs. */
export type VersionGap = {
  readonly asks: GapAsks
  readonly named: readonly GapVersion[]
  /** What is named stands behind “than”: the plan is what is asked about. */
  readonly isReference?: true
  /** Ways to learn from preferences, each against the plan. */
  readonly isOfObjectives?: true
  /** Versions that held before, newest first. */
  readonly earlier: readonly Scenario[]
}

const ofMemory = /\b(?:memory|vram|gib|gigs?|gb|ram)\b/u
const ofHours =
  /\b(?:hours?|time|long(?:er)?|slow(?:er|ed)?|fast(?:er|est)?|quick(?:er|est)?|days?|sooner|later|earlier|runtime|finish\w*|minutes?)\b/u
const ofMoney =
  /\$|\b(?:price[sd]?|pric(?:ey|ier|ing)|costs?|cheap\w*|dear(?:er)?|expensive|dollars?|money|bill|save[sd]?|savings?|saving|pay|paid|spend|knock(?:ed)?|surcharge|premium|total|bucks|usd|budget)\b/u
/** "How many days does that save us?" */
const savesTime = /\bhow (?:many (?:hours|days|minutes|weeks)|much (?:time|faster|sooner|quicker|longer|slower))\b/u
const upwards =
  /\b(?:up|jump\w*|tripl(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|more|dearer|higher|rise[sn]?|rose|rising|grew|grow\w*|explod\w*|balloon\w*|shot|slow(?:er)?|longer|pricier|steeper|expensive|above|surcharge|premium|climb\w*|soar\w*|spik\w*|hike)\b|\d ?x\b/u
const downwards =
  /\b(?:down|drop\w*|fell|fall\w*|less|cheaper|lower|sav(?:e|ed|es|ing|ings)|faster|quicker|sooner|shorter|below|knock\w*|shave[sd]?|halved?|sank|shrank|shr[iu]nk)\b/u
const reasons =
  /\b(?:why|how come|reasons?|explain|what (?:makes|made|drives|drove|is driving|caused|causes|pushed|happened|got into)|what(?:'s|s| is) (?:behind|driving|making|pushing|the reason)|where does)\b/u
const choices = /\b(?:which|who|whichever|what(?:'s|s| is) (?:the )?(?:cheap|fast|quick|bett)\w+ of)\b/u
const whether =
  /^(?:(?:so|and|but|ok|hm+|wait|well|ah|oh)[\s,]+){0,2}(?:(?:did|does|do|is|are|was|has|have|would|wo)(?:n't)?|will|can|any|still|cheaper|dearer|pricier|slower)\b/u

/** What a line asks of a difference; in lower case. */
export function gapAsksOf(line: string): GapAsks {
  const form = reasons.test(line) ? 'why' : choices.test(line) ? 'which' : whether.test(line) ? 'whether' : 'amount'
  const [isUp, isDown] = [upwards.test(line), downwards.test(line)]
  const claim = isUp === isDown ? null : isUp ? 'more' : 'less'
  const ofWhole = savesTime.test(line) ? 'hours' : ofMoney.test(line) ? 'usd' : ofHours.test(line) ? 'hours' : null
  const measure = ofMemory.test(line) ? 'memory' : ofWhole
  const isPerToken = /\bper (?:\w+ )?tokens?\b/u.test(line)
  const times = form === 'whether' ? claimedTimes.find(([words]) => words.test(line))?.[1] : undefined
  return { form, measure, claim, ...(times === undefined ? {} : { times }), ...(isPerToken ? { isPerToken } : {}) }
}
const claimedTimes: readonly (readonly [RegExp, number])[] = [
  [/\b(?:doubl(?:e|es|ed|ing)|twice)\b/u, 2],
  [/\b(?:tripl(?:e|es|ed|ing)|thrice)\b/u, 3],
  [/\b(?:quadrupl(?:e|es|ed|ing))\b/u, 4],
]
