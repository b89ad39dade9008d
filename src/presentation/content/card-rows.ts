/** The rows of a card's table: the plans that have a name, then what saves money at a risk. Money and time come first. */
import type { Option, Recommendation, Saving } from '../../recommend/recommendation.ts'
import { shortRisk } from '../../recommend/explain/risk-words.ts'
import { stackName, capitalized, joinWords } from '../../recommend/figure-text.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { soonestOf } from './goal-lines.ts'
import type { TableColumn } from './message-content.ts'
import { isSafe, type OptionRow } from './option-rows.ts'

export type CardRow = {
  readonly option: Option
  readonly total: string
  readonly time: string
  /** "Safe", "Spot". */
  readonly label: string
  /** "8 × H100 SXM". */
  readonly plan: string
  /** "Lambda". */
  readonly provider: string
  /** A few words; '' for a plan that has a name. */
  readonly risk: string
}

/** Plans to choose between; one more where it costs far less than all of them. */
const maxRows = 3
const farLess = 0.75

/**
 * Three, and at most one more; none where there is nothing to choose between. Who asks for the cheapest is shown what is
 * cheaper still, with its risk, in the place of what is faster.
 */
export function cardRows(
  all: readonly OptionRow[],
  recommendation: Recommendation,
  names: DisplayNames,
  spec: Pick<Spec, 'objective'>,
): readonly CardRow[] {
  const { best, savings = [] } = recommendation
  const isCheapest = spec.objective === 'cheapest'
  const isBelow = ({ option }: Saving) => option.allInUsd.p50 < best.allInUsd.p50
  const most = isCheapest ? Math.max(2, maxRows + 1 - savings.filter(isBelow).length) : all.length
  // The sellers that are weighed have a row each, however few there is room for.
  const named = all.filter(({ option }, index) => index < most || option.isOfRequestedSeller === true)
  const plans = named.map(({ option, label, plan, provider, time, total }, index): CardRow => ({
    option,
    total,
    time,
    label: named.length === 1 ? (isSafe(option) ? 'Safe' : 'Best') : label,
    plan,
    provider,
    risk: [
      ...(option.pricing === 'spot' ? [shortRisk.spot[1]] : []),
      ...(index > 0 && option.isPlaceUnseen === true ? [shortRisk.place[1]] : []),
    ].join('; '),
  }))
  const known = new Set(named.map(({ option }) => option))
  const atRisk = savings
    .filter(({ option }) => !known.has(option))
    .toSorted(
      (one, other) =>
        // The base that a model is published in is a row of its own, whatever else is cheaper.
        Number(other.publishedIn !== undefined) - Number(one.publishedIn !== undefined) ||
        one.option.allInUsd.p50 - other.option.allInUsd.p50,
    )
  const beside = atRisk.slice(0, Math.max(0, (isCheapest ? maxRows + 1 : maxRows) - named.length))
  const shown = [...known, ...beside.map(({ option }) => option)]
  const least = Math.min(...shown.map(({ allInUsd }) => allInUsd.p50))
  // What is cheaper still and of the same kind says nothing new.
  const another = atRisk.filter((saving) => !beside.includes(saving) && saving.option.allInUsd.p50 < farLess * least)
  const savingsShown = [...beside, ...(isCheapest ? [] : another.slice(0, 1))]
  // What would be rented at a seller that was asked about may be riskier, and then stands under no name.
  const ofSellers = named.filter(({ option }) => option.isOfRequestedSeller === true && option.role === 'other')
  const riskier = [...savingsShown, ...ofSellers].map(({ option }) => option)
  const soonest = soonestOf({ spec }, recommendation)
  const labelled = plans.map((row, index) => ({
    ...row,
    label:
      index === 0 && isCheapest && savingsShown.some(isBelow)
        ? 'Cheapest safe'
        : index === 0 && soonest !== undefined
          ? `Fastest on ${countedMachines(best.nodes)}`
          : ofGoal(labelBeside(row.label, named[index]?.option, riskier), index, spec),
  }))
  const atTheirRisk = savingsShown.map((saving) => savingRow(saving, best, names))
  // Where there is room for few rows, what was asked for stands among them.
  const rows = isCheapest
    ? [...labelled.slice(0, 1), ...atTheirRisk, ...labelled.slice(1)]
    : [...labelled, ...atTheirRisk]
  return rows.length > 1 ? rows : []
}

const countedMachines = (count: number): string => (count === 1 ? 'one machine' : `${count} machines`)

/** Beside the cheapest or the fastest, which risks no more, what would be chosen without a goal is no safer. */
const ofGoal = (label: string, index: number, { objective }: Pick<Spec, 'objective'>): string =>
  index > 0 && objective !== null && objective !== 'balanced' ? label.replace(/^Safe\b/u, 'Balanced') : label

/** No plan is called the cheapest or the fastest above one that is cheaper or faster, at a risk. */
function labelBeside(label: string, option: Option | undefined, riskier: readonly Option[]): string {
  if (option === undefined) return label
  const isBeaten = (figure: (one: Option) => number) => riskier.some((each) => figure(each) < figure(option))
  const beaten = [
    ...(isBeaten(({ allInUsd }) => allInUsd.p50) ? ['cheapest'] : []),
    ...(isBeaten(({ hours }) => hours.p50) ? ['fastest'] : []),
  ]
  const left = label.split(/, | and /u).filter((word) => !beaten.includes(word.toLowerCase()))
  const words =
    left.length > 0 ? left : label.split(/, | and /u).map((word) => comparatives[word.toLowerCase()] ?? word)
  return capitalized(joinWords(words))
}

const comparatives: Readonly<Record<string, string>> = { cheapest: 'cheaper', fastest: 'faster' }

function savingRow({ kind, option, publishedIn, hoursInBf16 }: Saving, best: Option, names: DisplayNames): CardRow {
  const [label, words] = shortRisk[kind]
  const isSameMethod = kind === 'precision' || kind === 'method' || methodName(option) === methodName(best)
  // Part of what it saves is then due to the software.
  // Of “NeMo / Megatron-Bridge” the first will do beside hours.
  const fullName = stackName({ name: names.stack(option.stack) })
  const software = hoursInBf16 === undefined ? fullName : (fullName.split(' / ')[0] ?? fullName)
  const risk =
    publishedIn !== undefined
      ? `published in ${publishedIn}`
      : kind === 'precision' && option.stack !== best.stack
        ? `with ${software}${hoursInBf16 === undefined ? '' : `, in bf16 ${formatDuration(hoursInBf16)}`}; ${words}`
        : words
  const method = isSameMethod ? '' : `, ${methodName(option)}`
  return {
    option,
    total: formatUsd(option.allInUsd.p50),
    time: formatDuration(option.hours.p50),
    label,
    // That it is spot, and in which precision, stands before it.
    plan: `${planName({ gpu: option.gpu, gpuCount: option.gpuCount }, names)}${method}`,
    provider: kind === 'spot' ? providerName(option, names).replace(/, spot$/, '') : providerName(option, names),
    risk,
  }
}

/** Without the last where no row has a risk. */
export function cardColumns(rows: readonly CardRow[]): readonly TableColumn[] {
  const columns = [
    { title: 'Total', align: 'right' },
    { title: 'Time', align: 'right' },
    { title: 'Plan', align: 'left', isWrapped: true },
    { title: 'Risk', align: 'left', isWrapped: true },
  ] as const
  return rows.some(({ risk }) => risk !== '') ? columns : columns.slice(0, 3)
}
