/** "1.9 s/it, 12000 iterations, 4 GPUs at 2.10 each", "650 GPU-hours and 60 % done": what a run comes to by its own figures. */
import type { RunBill, RunPrice } from '../../scenario/stated-figures.ts'
import { ratesIn } from './quoted-rate.ts'
import { secondsOfStepIn, stepsOfDataIn } from './steps-of-data.ts'
import { typedNumber } from '../text/typed-number.ts'

const number = String.raw`(\d[\d,]*(?:\.\d+)?)( ?k\b)?`
const asksForBill =
  /\b(?:costs?|bill|total|price|spend|final|altogether|in all|how (?:long|much|many)|when (?:done|is|will|does|do)|eta|come to|left|remain(?:ing|der)|approval|finish|end up)\b/iu
export const secondsOfStep =
  /(?<![\w.])(?:(?:steps?|iterations?|iters?):? (?:(?:takes?|is|are|of|at|time(?: is| of)?):? ?)?(?:about |around |roughly |some |~ ?)?(?=\d{1,6}(?:\.\d{1,3})? ?s))?(\d{1,6}(?:\.\d{1,3})?) ?(?:s|secs?|seconds?)(?: ?(?:\/|per|an?|each|every) ?(?:it|iter|iteration|step|update)s?\b| each\b| apiece\b|(?<=(?:steps?|iterations?|iters?):? (?:(?:takes?|is|are|of|at|time(?: is| of)?):? ?)?(?:about |around |roughly |some |~ ?)?\d{1,6}(?:\.\d{1,3})? ?(?:s|secs?|seconds?))\b)/iu
const stepsOfSecond =
  /(?<![\w.])(\d+(?:\.\d+)?) ?(?:it|iters?|iterations?|steps?) ?(?:\/|per|an?) ?(?:s|sec|second)\b/iu
const stepCount = new RegExp(
  String.raw`(?<![\w.])${number} (?:(?:total|training|optimizer|more) )?(?:steps?|iterations?|iters?|its?|updates?)\b(?! ?(?:\/|per|an?\b))`,
  'iu',
)
/** "At step 6000 of 42000": the rest is still to come. */
const reachedStep = new RegExp(
  String.raw`\b(?:step |(?=\d[\d,.]{0,12}k? steps? (?:in|of|out)))${number}(?: steps?)? ?(?:(?:in )?(?:of|out of|into|to)|\/) ?${number}(?![\w.])`,
  'giu',
)
/** "510/3000 [51:00<4:09:00, 6.0s/it]": the same, as a progress bar has it. */
const reachedBar = new RegExp(
  String.raw`(?<![\w./])${number} ?\/ ?${number} ?\[(?:\d{1,3}:){1,3}\d\d(?:\.\d{1,3})?<`,
  'giu',
)
/** Whether a text has a progress bar, which tells how far a run is in few of its characters. */
export const hasProgressBar = (text: string): boolean => text.search(reachedBar) >= 0
/** A line of a log with the time of day that it was written at. */
const stampedStep = /(?:(\d{4}-\d\d-\d\d)[ T])?(\d\d:\d\d:\d\d)\b[^\n]{0,40}?\bstep:? {0,4}(\d[\d,]{0,11}) ?\/ ?\d/giu
/** "I'll restart from ckpt 300": what ran behind it runs again. */
const resumedAt = new RegExp(
  String.raw`\b(?:(?:restart|resum|continu|roll)\w{0,4}(?: it| back)? (?:from|at|to) (?:the )?(?:ckpt|checkpoint|step|iteration)s?|(?:last|latest|newest|previous|most recent) (?:good |saved |usable )?(?:ckpt|checkpoint|save|snapshot)(?:,| is| was| at| from| of| step|:){0,3}(?: (?:at )?(?:step|iteration))?|(?:checkpoint|ckpt|snapshot)(?: is| was)? (?:at|of|from)(?: (?:step|iteration))?) ?#?${number}(?![\w.]| ?%)`,
  'iu',
)
const share =
  /(?<![\w.])(\d{1,2}(?:\.\d+)?) ?(?:%|percent\b|pct\b) ?(?:done|complete[d]?|finished|through|trained|in\b|of the (?:way|run|steps|tokens|training))/iu
/** "We're at 40 % after 10 hours". */
const reachedShare = /\b(?:at|reached|is) (\d{1,2}(?:\.\d+)?) ?%(?= (?:after|now|so far|and|with)\b| ?[,;])/iu
const plannedAmount = new RegExp(
  String.raw`\b(?:estimat\w+|plan(?:ned)?|budget(?:ed)?|expect\w*|scoped|forecast\w*)(?: (?:at|of|for|was|as|to take|to be))? (?:about |around |~ ?)?\$?${number}`,
  'iu',
)
const gpuHoursUnit = /\b(?:gpu|card|[abh]\d{3})s?[- ]?(?:hours?|hrs?|h)\b/iu
const usedAmount = new RegExp(
  String.raw`(?:\b(?:we(?:'re| are)?|it(?:'s| is)?|i(?:'m| am)?|now|already|are) (?:now )?at|\b(?:used|spent|burn(?:ed|t)|consumed|already|took|after|for|in|ran|running|eaten)) (?:already |up |through |about |around |~ ?)?(\$ ?)?${number}(?! ?(?:%|percent|steps?|iter|x\b|×|[abhlv]\d|gpus?\b(?! ?-?h)))( ?(?:(?:gpu|card|[abh]\d{3})s?[- ]?)?(?:hours?|hrs?|h|days?)\b| ?(?:usd|dollars|bucks)\b)?`,
  'giu',
)
const why = /\b(?:why|what went wrong|wrong|what happened|slow|off)\b/iu
/** "at 2.3": a number by itself, once the rest of a bill is said. */
const loosePrice =
  /(?:\b(?:at|for|costing|paying)|@) (?:about )?\$?(\d{1,2}(?:\.\d{1,2})?)(?! ?[\d%.,]*(?:\d|%|k\b|m\b|x\b|gpu|hours? (?:in|so)|s\b))(?= ?(?:$|[?.,;!)]|each|an?\b|per\b|\/|for\b))/iu

/** Null where the figures of no run are told, or nobody asks what they come to. */
export function runBillIn(text: string): RunBill | null {
  if (!asksForBill.test(text)) return null
  return progressIn(text) ?? stepsIn(text)
}

const asksForMoney = /\b(?:dollars|money|expensive|invoiced?|charged?|pay|budget|finance|hours\?|hours and)\b/iu

/** "40k prompts, 2 epochs, 128 prompts a step at 95 s": no steps are counted, and the data tell how many there are. */
export function billOfDataIn(text: string, gpuCount: number | null): RunBill | null {
  if (!asksForBill.test(text) && !asksForMoney.test(text)) return null
  if (stepCount.test(text) || text.search(reachedStep) >= 0 || text.search(reachedBar) >= 0) return null
  const secondsPerStep = secondsOfStepIn(text) ?? 1 / Number(stepsOfSecond.exec(text)?.[1] ?? NaN)
  const data = secondsPerStep > 0 ? stepsOfDataIn(text, gpuCount) : null
  if (data === null) return null
  return { kind: 'steps', steps: data.steps, secondsPerStep, lostSteps: 0, data, price: priceIn(text) }
}

function stepsIn(text: string): RunBill | null {
  const seconds = secondsOfStep.exec(text)
  const perSecond = seconds === null ? stepsOfSecond.exec(text) : null
  const count = stepCount.exec(text)
  const stamped = seconds === null && perSecond === null ? secondsBetweenLines(text) : null
  const reached = [...text.matchAll(reachedStep)].at(-1) ?? [...text.matchAll(reachedBar)].at(-1) ?? null
  if (count === null && reached === null) return null
  const [, resumedStep, resumedThousand] = resumedAt.exec(text) ?? []
  const resumed = valueOf(resumedStep, resumedThousand)
  const secondsPerStep = stamped?.secondsPerStep ?? (seconds === null ? 1 / Number(perSecond?.[1]) : Number(seconds[1]))
  const steps =
    reached === null
      ? valueOf(count?.[1], count?.[2])
      : valueOf(reached[3], reached[4]) - (resumed > 0 ? resumed : valueOf(reached[1], reached[2]))
  if (!(secondsPerStep > 0) || !Number.isFinite(secondsPerStep) || !(steps > 0)) return null
  const lost = reached === null ? NaN : valueOf(reached[1], reached[2]) - resumed
  const all = reached !== null && asksForAll.test(text) ? valueOf(reached[3], reached[4]) : NaN
  const gpus = Number(gpusOfLog.exec(text)?.[1] ?? NaN)
  const endsAt = stamped?.last == null ? null : new Date(stamped.last + steps * secondsPerStep * 1000)
  return {
    kind: 'steps',
    steps,
    secondsPerStep,
    lostSteps: lost > 0 ? lost : 0,
    ...(all > steps ? { allSteps: all } : {}),
    ...(endsAt === null ? {} : { endsAt: endsAt.toISOString().slice(0, 16).replace('T', ' ') }),
    ...(gpus > 0 ? { gpus } : {}),
    price: priceIn(text),
  }
}
const asksForAll =
  /\b(?:will (?:it|this|that|the run) have (?:cost|taken)|whole (?:run|thing)|in all|in total|altogether)\b/iu
const gpusOfLog = /\|? ?\b(?:n_?)?(?:gpus|world[_ ]size)[ :=]{1,3}(\d{1,5})\b(?! ?[x%]|\.\d)/iu

type PaceOfLines = { readonly secondsPerStep: number; readonly last: number | null }

/** "[22:14:03] step 1400/9500", "[22:19:11] step 1420/9500": from the first of such lines to the last; null: there are no two. */
function secondsBetweenLines(text: string): PaceOfLines | null {
  const lines = [...text.matchAll(stampedStep)].map(([, day = '', clock = '', step]) => ({
    isDated: day !== '',
    seconds: Date.parse(`${day === '' ? '1970-01-01' : day}T${clock}Z`) / 1000,
    step: valueOf(step, undefined),
  }))
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined || !(last.step > first.step)) return null
  const seconds = (last.seconds - first.seconds) / (last.step - first.step)
  return seconds > 0 ? { secondsPerStep: seconds, last: last.isDated ? last.seconds * 1000 : null } : null
}

function progressIn(text: string): RunBill | null {
  const done = Number((share.exec(text) ?? reachedShare.exec(text))?.[1] ?? NaN) / 100
  if (!(done > 0)) return null
  const plan = plannedAmount.exec(text)
  const rest = plan === null ? text : text.replace(plan[0], ' ')
  const found = [...rest.matchAll(usedAmount)].find((match) => Number.isFinite(valueOf(match[2], match[3])))
  if (found === undefined) return null
  const [, sign, digits, thousand, unitWords = ''] = found
  const isMoney = sign !== undefined || /usd|dollar|buck/iu.test(unitWords)
  const isOfGpus = gpuHoursUnit.test(unitWords) || (unitWords === '' && gpuHoursUnit.test(text))
  if (!isMoney && !isOfGpus && unitWords === '') return null
  const amount = valueOf(digits, thousand) * (/day/iu.test(unitWords) ? 24 : 1)
  const unit = isMoney ? 'dollars' : isOfGpus ? 'GPU-hours' : 'hours'
  return {
    kind: 'progress',
    done,
    used: { amount, unit },
    planned: plan === null ? null : valueOf(plan[1], plan[2]),
    asksWhy: why.test(text),
    price: priceIn(text),
  }
}

const valueOf = (digits: string | undefined, thousand: string | undefined): number =>
  digits === undefined ? NaN : typedNumber(digits, thousand)

function priceIn(text: string): RunPrice | null {
  const rate = ratesIn(text)?.rates.find(({ per, currency }) => per === 'hour' && currency === null)
  const isEach = /\b(?:each|apiece|per gpu|a gpu|per card)\b/iu.test(text)
  if (rate !== undefined) return { usdPerHour: rate.usd, isPerGpu: rate.isPerGpu ?? (isEach ? true : null) }
  const [, loose] = loosePrice.exec(text) ?? []
  return loose === undefined ? null : { usdPerHour: Number(loose), isPerGpu: isEach ? true : null }
}
