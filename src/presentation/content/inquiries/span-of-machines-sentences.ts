/** What machines train from nothing in a span of time, against a training that is known. */
import { formatList } from '../../../scenario/format-values.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

type TrainedSize = { readonly params: number; readonly tokens: number; readonly isHeld: boolean }

const rounded = (value: number): number => Number(value.toPrecision(2))
const operations = (flops: number): string => flops.toExponential(0).replace('e+', ' × 10^')
const sizeText = ({ params, tokens }: TrainedSize): string =>
  `${formatParameters(params)} on about ${formatTokens(rounded(tokens))} (${formatSignificant(tokens / params, 2)} tokens a parameter)`

/** The verdict on the goal or size that is named stands first; `kilowattHours` null: they are to be rented. */
export function spanOfMachinesSentences({
  gpu,
  count,
  isCounted,
  hours,
  mfu,
  flops,
  goal,
  named,
  isContinued,
  sizes,
  tokensPerParameter,
  kilowattHours,
  kilowattHourUsd,
  rentUsd,
}: {
  readonly gpu: string
  readonly count: number
  readonly isCounted: boolean
  readonly hours: number
  readonly mfu: number
  readonly flops: number
  readonly goal: { readonly name: string; readonly flops: number } | null
  readonly named: TrainedSize | null
  /** The named one is an open model that is trained on, and none from nothing. */
  readonly isContinued: boolean
  /** That fit, the largest first. */
  readonly sizes: readonly TrainedSize[]
  readonly tokensPerParameter: number
  readonly kilowattHours: number | null
  readonly kilowattHourUsd: number
  readonly rentUsd: number | null
}): readonly string[] {
  const machines = `${formatCount(count)} × ${gpu}${isCounted ? '' : ' (assumed: say how many)'} for ${formatDuration(hours)}`
  const work = `${machines} do about ${operations(flops)} operations at ${formatPercent(mfu)} of their peak`
  const what =
    sizes.length === 0
      ? 'no usual size fits its training states on them'
      : `from nothing ${formatList(
          sizes.map((size) => sizeText(size)),
          'or',
        )}`
  const costs = [
    ...(kilowattHours === null
      ? []
      : [
          `Not free: about ${formatCount(rounded(kilowattHours))} kWh with cooling, ${formatUsd(kilowattHours * kilowattHourUsd)} at ${formatUsd(kilowattHourUsd)} each.`,
        ]),
    ...(rentUsd === null
      ? []
      : [
          `${kilowattHours === null ? 'The GPUs' : 'Rented, the same GPUs'} cost from ${formatUsd(rounded(rentUsd))} for that time on demand.`,
        ]),
  ]
  if (goal === null && named !== null && isContinued)
    return [
      `${continuedVerdict(named)}: ${work}.`,
      'All passes over the data count. Mix in 5-20 % of general text, try a tenth of the tokens first, and keep a fifth of the time back for tests and a restart.',
      ...costs,
    ]
  return [
    goal !== null
      ? goalVerdict(goal, flops, work)
      : named !== null
        ? namedVerdict(named, machines, tokensPerParameter)
        : `${capital(what)}: ${work}.`,
    ...(goal === null && named === null ? [] : [goal === null ? `${capital(work)}; ${what}.` : `${capital(what)}.`]),
    `${formatCount(tokensPerParameter)} tokens a parameter are best for the computing alone; open models of such sizes saw hundreds to thousands, so what comes out is weaker than they are. It teaches how it is done, or fits a language or field that they lack.`,
    'Worth more for the same time: continue the training of an open 8B or so on the text of your field, or fine-tune 8B to 70B models, many times over.',
    'A run of weeks stops now and then: save checkpoints to another machine, set an alarm, name somebody who restarts it, and have data, tokenizer and 100 test steps ready before it begins.',
    ...costs,
  ]
}

/** Less is no difference, as both are known within a factor of two. */
const near = 3

function goalVerdict(goal: { readonly name: string; readonly flops: number }, flops: number, work: string): string {
  const ratio = goal.flops / flops
  const took = `${goal.name} is thought to have taken about ${operations(goal.flops)} operations, and ${work}`
  if (ratio >= near) return `No, nothing like it: ${took}, a part in ${formatCount(rounded(ratio))}.`
  return ratio > 1 / near
    ? `In computing about so much: ${took}. Data and software are the harder part.`
    : `In computing, yes: ${took}. Data and software are the harder part.`
}

function namedVerdict({ params, tokens, isHeld }: TrainedSize, machines: string, tokensPerParameter: number): string {
  const size = formatParameters(params)
  const saw = `${formatTokens(rounded(tokens))}, ${formatSignificant(tokens / params, 2)} tokens a parameter`
  if (tokens / params < tokensPerParameter)
    return `No, too large: a ${size} sees about ${saw}, in ${machines}${isHeld ? '' : ', and its training states do not even fit on them'}.`
  return isHeld
    ? `Yes: a ${size} sees about ${saw}, in ${machines}.`
    : `Not as it is: by its computing a ${size} sees about ${saw}, in ${machines}, but its training states do not fit on them.`
}

const continuedVerdict = ({ params, tokens, isHeld }: TrainedSize): string =>
  `About ${formatTokens(rounded(tokens))} through a model of ${formatParameters(params)}${isHeld ? '' : ' by the computing alone, though all of its training states do not fit on them: with LoRA, 8-bit optimizer states or some of it in the memory of the host'}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
