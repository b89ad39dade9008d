/** "If throughput comes out at 60% of your guess, what do I pay?": the figure that is asked for, under what is supposed, beside the plan's. */
import type { SupposedValues } from '../../language/circumstances/circumstances.ts'
import { isSamePlace } from '../content/contrast-words.ts'
import { planAndProvider, planName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { cutAttention } from './attention-share.ts'
import { figuresThen } from './circumstance-figures.ts'
import { slowLinkAnswer } from './circumstance-link.ts'
import { type CircumstanceSides, leadOf, partsOf } from './circumstance-lead.ts'
import type { QuestionContext } from './question-context.ts'

/** The plan itself where nothing is supposed. */
export function circumstanceAnswer(context: QuestionContext): readonly string[] {
  const { circumstances: asked, scenario, recommendation, renderContext, whatIf } = context
  const { best } = recommendation
  const { names, today } = renderContext
  const plan = planAndProvider(best, names)
  if (asked === undefined)
    return [
      `Nothing else is supposed: ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} on ${plan}.`,
    ]
  if (asked.values.isWithoutLink === true) return slowLinkAnswer(context)
  const isOther = asked.values.gpus !== undefined || asked.values.scenario !== undefined
  const planned = `The plan as it is: ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} on ${plan}.`
  const found = isOther && whatIf !== undefined && 'option' in whatIf ? whatIf : null
  if (isOther && found === null) {
    const problem = whatIf !== undefined && 'problem' in whatIf ? whatIf.problem : 'No plan of it was found.'
    return [`${asked.figures[0] === 'memory' ? 'No: ' : ''}${problem}`, planned]
  }
  const option = found?.option ?? best
  const { runs, areAtOnce } = asked.values
  // Runs beside one another are set against as many in a row.
  const now = figuresThen(best, areAtOnce === true && runs !== undefined ? { runs } : {})
  const supposed = figuresThen(option, asked.values)
  if (now === null || supposed === null)
    return [
      'How much of the peak the plan reaches is not known, so no other share of it can be set against it.',
      planned,
    ]
  const { tokens, prompts, deadlineHours, budgetUsd } = scenario.spec
  const examples = scenario.corpus?.examples ?? prompts
  const limits = { deadlineHours, budgetUsd }
  const sides: CircumstanceSides = {
    asked,
    best,
    option,
    now,
    supposed,
    tokens: tokens ?? 0,
    examples,
    today,
    ...limits,
  }
  const isPricedAsPlan = found?.isPricedAsPlan === true
  const isOnSame = isSamePlace(option, best)
  const on = found === null || isOnSame ? '' : `on ${(isPricedAsPlan ? planName : planAndProvider)(option, names)}`
  return [
    `${leadOf(sides, on, plan)}.`,
    isPricedAsPlan
      ? `No price of ${formatCount(option.gpuCount)} is on record: they are taken at the plan’s ${formatUsdPerHour(best.usdPerGpuHour)} each.`
      : '',
    dailySentence(sides),
    asked.cut === undefined ? '' : cutAttention(context, asked.cut),
    (found === null || isOnSame) && asked.cut === undefined ? reasonOf(sides, plan) : '',
    rangeOf(sides),
  ]
}

/** How many nights or days it takes part of; '' where it works around the clock. */
function dailySentence(sides: CircumstanceSides): string {
  if (sides.asked.values.daily === undefined) return ''
  const parts = partsOf(sides)
  if (parts === null)
    return `None of these hours does it: it takes ${formatDuration(sides.option.startupHours)} to start each time.`
  const windows = parts.days === 1 ? 'window' : 'windows'
  const anew = parts.days === 1 ? '' : ', each with a start of its own from the last checkpoint'
  return `It takes ${formatCount(parts.days)} ${windows} of ${formatDuration(parts.length)}${anew}.`
}

/** What follows what is supposed, and what stays. */
function reasonOf({ asked: { values }, supposed, now, best, tokens, option }: CircumstanceSides, plan: string): string {
  const data =
    values.data === undefined ? '' : `, for ${formatTokens(tokens * values.data)} instead of ${formatTokens(tokens)}`
  const startup = formatDuration(best.startupHours)
  const stays =
    values.data !== undefined || isOfSpeed(values)
      ? `start-up (${startup}) and disks stay`
      : values.scenario !== undefined
        ? option.stack === best.stack
          ? 'nothing else is changed'
          : 'it is reckoned for other software, which makes a part of that'
        : values.runs !== undefined
          ? `each run pays for its own start-up (${startup})${values.areAtOnce === true ? `, and as many in a row are what it is set beside` : ''}`
          : values.rate !== undefined || values.usdPerGpuHour !== undefined
            ? 'the hours stay'
            : 'the work stays'
  const price =
    values.usdPerGpuHour === undefined && values.rate === undefined
      ? ''
      : `, at ${formatUsdPerHour(supposed.usdPerGpuHour)} per GPU instead of ${formatUsdPerHour(now.usdPerGpuHour)}`
  return `The same ${plan}${data}${price}; ${stays}.`
}

const isOfSpeed = ({ speed, mfu, tokensPerSecond }: SupposedValues): boolean =>
  speed !== undefined || mfu !== undefined || tokensPerSecond !== undefined

/** A speed that is supposed has no spread; what follows the plan has its own. */
function rangeOf({ asked: { values, figures }, supposed }: CircumstanceSides): string {
  if (isOfSpeed(values) || values.daily !== undefined) return ''
  const range = figures[0] === 'money' ? formatUsdRange(supposed.usd) : formatDurationRange(supposed.hours)
  const of = values.runs === undefined ? 'runs' : values.areAtOnce === true ? 'sets of runs' : 'rows of runs'
  return `8 in 10 comparable ${of} come to ${range}.`
}
