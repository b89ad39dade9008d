/** What people say below the price of a training of pictures or sound, apart from changes of it: its run, several of it, what is in the sum. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import { seriesIn } from '../questions/series.ts'
import { runFiguresIn } from '../replies/run-figures.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { SampledInquiry } from './sample-amount.ts'
import { withCardOf } from './sampled-inquiry.ts'
import { sampleAmountIn } from './sample-amounts.ts'

const [maxLength, maxRuns] = [160, 1000]

const isOver =
  /\b(?:took|taken|ran|finished|done|complete[d]?|is over|through|stopped (?:it )?(?:there|at|after|early|here)|charged|billed|cost us|bill was|we paid|i paid|cost page|trained(?= (?:it |them |for |\d[\d,.k]* (?:steps|epochs) ){0,2}(?:in )?\d))\b/u
/** What is yet to come or is asked. */
const isAhead =
  /\?|\b(?:will|would|should|could|if|must|want|need|by|within|at most|max|under|until|deadline|per|so far|left|eta)\b/u
const lateSteps = /\b(?:after|since|from|past|beyond|at|by|around) (?:step )?(\d{3,6})(?: steps)?\b/u
const money =
  /[$]\s?(\d[\d,]{0,8}(?:\.\d{1,2})?)|(?<![\w.])((?:\d{1,3}(?:,\d{3}){1,2}|\d{1,7})(?:\.\d{1,2})?)\s?(?:[$](?!\s?\d)|usd\b|dollars\b|bucks\b)|\b(?:paid|charged us|charged|billed us|billed|cost us|bill was|(?:cost page|billing(?: page)?|dashboard|console|invoice|meter)(?: (?:shows|says|reads|showed|said|is))?)\s(\d[\d,]{0,8}(?:\.\d{1,2})?)\b(?!\s?(?:h|hours?|hrs?|min|mins|minutes)\b)/u

/** A run of it that is over. `overAt`: steps from which on it was too many. */
export type SampledRun = {
  readonly hours: number
  readonly usd: number | null
  readonly overAt: number | null
  /** Steps that it had in all, where they are told. */
  readonly steps: number | null
  /** A price with no sign, of the hour or of all: "0.44 on RunPod". */
  readonly bareUsd: number | null
}

const stepsOfRun =
  /(?<![\w.])(\d{2,3}(?:,\d{3})|\d{2,6}) steps? (?:looked|look|was|were|is|are|did|done|in|of|it|on|took|and|later|,)|\b(?:stopped|ended|done|finished) (?:it )?(?:at|after) (?:step )?(\d{2,6})(?: steps?)?\b/u
const bareUsd = /(?<![\w.$])(\d{1,2}\.\d{2})(?= (?:on|at|from|with|in all|all in|total)\b|[\s.!]*$)/u

/** "Finished, 52 min on the 4090, $0.61": null where no run is said to be over, or its hours are not told. */
export function sampledRunIn(text: string): SampledRun | null {
  const line = text.toLowerCase()
  if (line.length > maxLength || !isOver.test(line) || isAhead.test(line)) return null
  const { hours } = runFiguresIn(line)
  if (hours === null) return null
  const sum = money.exec(line)
  const steps = stepsOfRun.exec(line)
  const typed = sum?.[1] ?? sum?.[2] ?? sum?.[3]
  return {
    hours,
    usd: typed === undefined ? null : Number(typed.replaceAll(',', '')),
    overAt: Number(lateSteps.exec(line)?.[1] ?? 0) || null,
    steps: Number((steps?.[1] ?? steps?.[2] ?? '0').replaceAll(',', '')) || null,
    bareUsd: typed === undefined ? Number(bareUsd.exec(line)?.[1] ?? 0) || null : null,
  }
}

/** "35 products, one lora each", "3 seeds of it": how many such trainings there are; null: one. */
export function sampledRunsIn(
  text: string,
  { id }: SampledInquiry,
  { sampledModels }: Pick<InquiryFacts, 'sampledModels'>,
): number | null {
  const row = sampledModels.rows.find((each) => each.id === id)
  if (
    row === undefined ||
    text.length > maxLength ||
    !/\d|\b(?:two|three|four|five|six|seven|eight|ten)\b/iu.test(text)
  )
    return null
  const counted = sampleAmountIn(text, row, {}).runs
  const series = counted === undefined ? seriesIn(text)?.series : undefined
  const runs = counted ?? (series?.per === null ? series.count : 0)
  return runs > 1 && runs <= maxRuns ? runs : null
}

const inPrice =
  /\b(?:includ\w+|in (?:your|the|that|this) (?:price|number|figure|sum|total|estimate|cost|quote)|part of (?:it|that|the (?:price|sum|total|estimate))|cover(?:s|ed)?|count(?:ed)?|on top)\b/iu
const asksWhether =
  /^\W*(?:(?:and|so|but|ok|hm+)[ ,]+)?(?:is|are|does|do|did|was|were|isn't|aren't|what about|how about)\b|\bor (?:is|are) (?:it|that|they) (?:in|included|part)\b|\b(?:is|are) (?:it|that|they) included\b/iu
/** What is in such a price, and needs no words. */
const ofRent = /\b(?:gpus?|training|card|rent)\b/iu
const handwork =
  /\b(?:transcri\w+|transcripts?|label\w*|annotat\w+|caption\w*|tagging|clean(?:ing|up)|editing|photograph\w*|shooting|people|staff|work(?: hours)?|labou?r|salar\w+)\b/iu
const ofMeals = /\b(?:lunch|dinner|breakfast|drinks?|food|coffee|beers?|pizza|tickets?|hotel)\b/iu
const soundHours = /(?<![\w.$])(\d{1,6}) ?(?:h|hrs?|hours?)\b/iu

/** Whether something beside the GPUs is in the sum: work of people, and hours of sound that it is of; null: that is not asked. */
export function besideSumIn(text: string): { readonly isWork: boolean; readonly soundHours: number | null } | null {
  if (text.length > maxLength || !inPrice.test(text) || !asksWhether.test(text)) return null
  if (ofMeals.test(text)) return null
  const isWork = handwork.test(text)
  if (!isWork && ofRent.test(text)) return null
  return { isWork, soundHours: isWork ? Number(soundHours.exec(text)?.[1] ?? 0) || null : null }
}

const promise =
  /\b(?:promise|guarantee|sure|certain)\b.{0,60}\b(?:better|good|right|improve\w*|works?|accura\w+|like|quality|beats?|recall|wer|looks?|gets?)\b|\b(?:will|would|does|is) (?:it|this|that|the (?:result|model|tuned one))\b.{0,24}\b(?:better|beat|improve|worth it|more accurate|outperform)\b/iu

/** "Can you promise that it gets better?" */
export const asksPromise = (text: string): boolean =>
  text.length <= maxLength && promise.test(text) && /\?|^\W*(?:can|could|do|will|would|is|are)\b/iu.test(text)

const busyShare =
  /\b(?:util\w*|busy|load(?:ed)?|usage)\b[^.;\d]{0,24}(\d{1,2}) ?(?:%|percent)|(?<![\d.])(\d{1,2}) ?(?:%|percent)[^.;\d]{0,16}\b(?:util\w*|busy|load(?:ed)?|usage)\b/iu
const ofLoading = /\b(?:gpus?|cards?|data ?-?loader|data loading|loader|i\/?o|cpu|nvidia-smi)\b/iu

/** "GPU util is 35 % only, dataloader stuck": the share of the time that it works; null: none is told. */
export function busyShareIn(text: string): number | null {
  const found = text.length <= maxLength && ofLoading.test(text) ? busyShare.exec(text) : null
  const share = Number(found?.[1] ?? found?.[2] ?? 0) / 100
  return share > 0 && share < 1 ? share : null
}

const saysLeft =
  /\b(?:only|just|left|remain(?:s|ing)?|usable|(?:use|take|go with) (?:that|those|these)|in the end|turns out|after (?:cleaning|filtering|dedup\w*|the filter))\b/iu
const ofClock =
  /\?|\b(?:till|until|to go|ago|minutes? left|hours? left|h left|slept|meeting|call|lunch|took|runs? for)\b/iu

/** "Turns out only 260 h are transcribed, use that": it tells how much of the data is left. */
export const tellsWhatIsLeft = (text: string): boolean => saysLeft.test(text) && !ofClock.test(text)

const asksCard = /\b(?:enough|works?|do(?: it)?|fits?|runs?|ok|okay|suffice\w*|manage|possible|can)\b/iu
const maxCard = 120
const asksOne = /\?|^\W*(?:(?:and|so|but|ok|hm+)[ ,]+)?(?:is|does|do|will|would|can|could) (?!you\b)/iu
/** It may go nowhere else. */
const staysHere =
  /\b(?:can(?:not|'?t| not)|may not|must not|mustn'?t|(?:not|never) allowed to|never|shall not|won'?t) (?:ever )?leave\b|\b(?:has|have|must|need) (?:to )?(?:stay|remain) (?:in|on|here|inside)\b/iu

/** "Will my 4060 Ti do?": the same on the card that is named, whether it holds it; null where none is, or that is not asked. `named`: what else it names of a machine. */
export function askedOnCard(
  before: SampledInquiry,
  text: string,
  named: Partial<Spec>,
  { sampledModels }: Pick<InquiryFacts, 'sampledModels'>,
): SampledInquiry | null {
  if (text.length > maxCard || !asksOne.test(text) || !asksCard.test(text)) return null
  const isOfMore = named.providers != null || named.pricing != null || named.budgetUsd != null
  if (isOfMore || named.deadlineHours != null) return null
  const bare = { ...before.spec, gpus: named.gpus ?? null, gpuCount: named.gpuCount ?? null, owned: null }
  const spec = withCardOf(bare, text, sampledModels)
  const isOwn = spec.gpus !== null && (spec.owned === true || mine.test(text))
  if (spec.gpus === null) return null
  return {
    ...before,
    spec: isOwn
      ? { ...spec, owned: true, providers: null, budgetUsd: null }
      : { ...before.spec, gpus: spec.gpus, gpuCount: spec.gpuCount },
    ...(asksAmount.test(text) ? {} : { asksFit: true as const }),
    ...(staysHere.test(text) && isOwn ? { staysHere: true as const } : {}),
  }
}
/** A time or a sum is asked: no yes or no. */
const asksAmount = /\b(?:how (?:long|much|many|fast)|what (?:would|does|will) (?:it|that|this))\b/iu
const mine = /\b(?:my|our|mine|ours|we (?:have|own|got)|i (?:have|own|got)|under my desk|in the rack|here)\b/iu
