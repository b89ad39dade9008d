/** The comment under a pull request, in Markdown: what its changes of configurations do to cost, time and memory. */
import {
  formatDuration,
  formatGib,
  formatUsd,
  formatUsdRange,
  formatUsdChange,
} from '../presentation/format/number-format.ts'
import { type DisplayNames, planName, providerName } from '../presentation/format/display-names.ts'
import { assumedData, type ConfigChange, type PlannedConfig } from './config-change.ts'

export type CommentOptions = {
  readonly names: DisplayNames
  /** Dollars for one run; null: no limit. */
  readonly budgetUsd: number | null
  /** ISO date of the prices. */
  readonly today: string
}

/** Configurations that are shown; more are counted. */
const maxShown = 10

/** The whole comment; beyond so many configurations the rest are counted. `budgetUsd` null: no budget to judge by. */
export function commentText(changes: readonly ConfigChange[], { names, budgetUsd, today }: CommentOptions): string {
  const shown = changes.slice(0, maxShown)
  const more = changes.length - shown.length
  return [
    `### ${headline(changes)}`,
    ...shown.flatMap((change) => ['', `**${fileName(change.path)}**`, '', ...changeLines(change, names, budgetUsd)]),
    ...(more > 0 ? ['', `${more} more configurations are changed and not shown.`] : []),
    '',
    `<sub>By [gpucost](https://www.npmjs.com/package/gpucost), prices of ${today}: the middle of a range that 8 in 10 runs fall into, for the plan that it puts first.</sub>`,
  ].join('\n')
}

/** Those whose plan costs more than the budget after the change. */
export const overBudget = (changes: readonly ConfigChange[], budgetUsd: number | null): readonly ConfigChange[] =>
  changes.filter(({ after }) => {
    const usd = usdOf(after)
    return budgetUsd !== null && usd !== null && usd > budgetUsd
  })

const usdOf = (planned: PlannedConfig | null): number | null =>
  planned === null || 'problem' in planned ? null : planned.option.allInUsd.p50

function headline(changes: readonly ConfigChange[]): string {
  const differences = changes.flatMap(({ before, after }) => {
    const [was, is] = [usdOf(before), usdOf(after)]
    return was === null || is === null ? [] : [is - was]
  })
  const lost = changes.filter(({ noLongerFits }) => noLongerFits !== null).length
  const fits = lost === 0 ? '' : `; ${lost === 1 ? 'one' : lost} no longer fits the GPUs of before`
  const count = `${changes.length} training ${changes.length === 1 ? 'configuration' : 'configurations'}`
  if (differences.length === 0) return `${count}${fits}`
  const sum = differences.reduce((total, difference) => total + difference, 0)
  return `${count}: ${Math.abs(sum) < 0.005 ? 'the same cost' : formatUsdChange(sum)} a run${fits}`
}

function changeLines(
  { before, after, noLongerFits, isPerAssumedData }: ConfigChange,
  names: DisplayNames,
  budgetUsd: number | null,
): readonly string[] {
  const usd = usdOf(after)
  return [
    '| | Plan | Time | Cost | Memory per GPU |',
    '| :-- | :-- | --: | --: | --: |',
    ...(before === null ? [] : [row('before', before, names)]),
    ...(after === null ? [] : [row(before === null ? 'new' : 'after', after, names)]),
    ...(after === null ? ['', 'It is removed.'] : []),
    ...(noLongerFits === null ? [] : ['', lostFitLine(noLongerFits, names)]),
    ...(budgetUsd !== null && usd !== null && usd > budgetUsd
      ? ['', `⚠️ ${formatUsd(usd - budgetUsd)} over the budget of ${formatUsd(budgetUsd)}.`]
      : []),
    ...(isPerAssumedData
      ? [
          '',
          `The configuration does not say how much data there is: counted for ${assumedData}; the input \`words\` sets it.`,
        ]
      : []),
  ]
}

function lostFitLine(
  { option, fitsOffloaded }: NonNullable<ConfigChange['noLongerFits']>,
  names: DisplayNames,
): string {
  const gpus = `${planName(option, names)} (${formatGib(option.usableMemoryGiB)} each), the GPUs of the plan before`
  return `⚠️ No longer fits on ${gpus}${fitsOffloaded ? ': now only with offloading to the host' : ''}.`
}

function row(label: string, planned: PlannedConfig, names: DisplayNames): string {
  if ('problem' in planned) return `| ${label} | ${cell(planned.problem)} | | | |`
  const { option } = planned
  const { hours, allInUsd, peakMemoryGiB, usableMemoryGiB } = option
  const memory = `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}`
  const cost = `${formatUsd(allInUsd.p50)} (${formatUsdRange(allInUsd)})`
  return `| ${label} | ${cell(`${planName(option, names)}, ${providerName(option, names)}`)} | ${formatDuration(hours.p50)} | ${cost} | ${memory} |`
}

/** Nothing in a cell is markup, and nobody is mentioned. */
const cell = (text: string): string =>
  text
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 300)
    .replaceAll(/[\\`*_[\]<>|~]/gu, '\\$&')
    .replaceAll('@', '@\u200b')

const fileName = (path: string): string => `\`${path.replaceAll(/[`\s]+/gu, ' ').slice(0, 200)}\``
