/** docs/accuracy.md: how right the estimates are, in words a stranger can check. */
import { type MeasuredRun, hasImpossibleSpeed, hasImpossiblePeak } from '../../estimate/residuals/measured-runs.ts'
import type { Calibration } from '../../estimate/calibration.ts'
import type { Evaluation, PredictedQuantity, AccuracyTable } from './evaluation.ts'
import type { Score } from './scores.ts'
import { GIB } from '../../estimate/physics/units.ts'

const percent = (value: number, digits = 1) => `${(100 * value).toFixed(digits)} %`
const signed = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(100 * value).toFixed(1)} %`

/** The whole page as Markdown. */
export function accuracyPage(evaluation: Evaluation, calibration: Calibration, runs: readonly MeasuredRun[]): string {
  const excludedRuns = (isRefuted: (run: MeasuredRun) => boolean, reason: string) =>
    runs
      .filter(isRefuted)
      .map(({ id, cvGroup }) => `- \`${id}\` (${cvGroup.replaceAll('|', ', ')}): ${reason}, so it is not learnt from.`)
      .join('\n')
  return `# How right the estimates are

Written by \`npm run calibrate\`; a test recomputes it. ${calibration.inputs.runs} published, measured runs out of
${calibration.inputs.sources.length} sources (data/measurements), digest \`${calibration.inputs.digest}\`. Every figure here is of runs that were **left out of the
fit** that predicts them, except where it says "in sample". Each cell (source, model, GPU, method) weighs one, so that a
sweep of one job does not drown the rest. Bias is the median of log(predicted / measured): positive is too fast, or too
much memory. "Covered" is the share of runs inside the 80 % range, and the half-width is that range's, at the median.

## The headline

${headlineOf(evaluation)
  .map((line) => `- ${line}`)
  .join('\n')}

## Tokens per second

${quantitySection(evaluation, 'speed')}

What others do, on the same left-out cells:

| baseline | median error | 90th percentile |
|---|---|---|
${Object.entries(evaluation.baselines)
  .map(([name, { median, p90 }]) => `| ${name} | ${percent(median)} | ${percent(p90, 0)} |`)
  .join('\n')}

Twice the GPUs: in ${evaluation.scaling.pairs} pairs of runs that differ in nothing else, the predicted gain per GPU misses the measured one by
${(100 * evaluation.scaling.median).toFixed(1)} points at the median and ${(100 * evaluation.scaling.p90).toFixed(0)} at the 90th percentile.

Slower than the range said (the expensive side): ${percent(evaluation.unsafe.speed)} of left-out runs.

## Peak memory

${quantitySection(evaluation, 'memory')}

More memory than the range said (the unsafe side): ${percent(evaluation.unsafe.memory)} of left-out runs.

### Does it fit?

| | yes | unsure | no |
|---|---|---|---|
| ${total(evaluation.fit.ran)} runs that ran | ${verdictCells(evaluation.fit.ran)} |
| ${total(evaluation.fit.outOfMemory)} runs that ran out of memory | ${verdictCells(evaluation.fit.outOfMemory)} |

"Unsure" means that the card is full to within what nobody can predict; plans that are recommended always have room.

## The worst

Left-out runs (whole cell left out) with the largest errors, speed first:

${worstTable(evaluation.worst.speed, 'tok/s per GPU', 1)}

${worstTable(evaluation.worst.memory, 'GiB', GIB)}

## What is left out, and refused

${excludedRuns(hasImpossibleSpeed, "needs more than 0.9 of the card's rated peak")}
${excludedRuns(hasImpossiblePeak, 'shows less memory than its weights and the states of its optimizer take')}
- A GPU that is not in data/gpus gets no estimate, rather than one of its nearest relative.
- A framework without a single measured run gets physics alone and the widest range, and says so.
- Nothing is recommended that would need more than 0.9 of a peak, or more memory than the card has.
`
}

/** How right the estimates are, in four sentences. */
export function headlineOf({ tables, fit }: Evaluation): string[] {
  const groups = tables.speed.cells['dense']
  const rows = tables.speed.rows['dense']
  const unseenSources = tables.speed.sources['all']
  const memory = tables.memory.cells['dense']
  return [
    `Speed of a dense model: off by ${percent(rows?.median ?? NaN)} at the median where a similar run was measured, ${percent(groups?.median ?? NaN)} where none of the same model on the same GPU was, and ${percent(unseenSources?.median ?? NaN)} for a site nobody here has seen.`,
    `Peak memory of a dense model: off by ${percent(memory?.median ?? NaN)} at the median.`,
    `${percent(tables.speed.cells['all']?.covered ?? NaN, 0)} of speeds and ${percent(tables.memory.cells['all']?.covered ?? NaN, 0)} of peaks fall inside their 80 % range.`,
    `Of ${total(fit.outOfMemory)} runs that ran out of memory, ${fit.outOfMemory.yes} would have been called "fits".`,
  ]
}

const splitTitles = {
  rows: 'A similar run was measured (rows left out)',
  cells: 'No run of this model on this GPU by this source (cells left out)',
  sources: 'A site or framework never seen (whole sources left out)',
  blind: 'A fixed quarter of the sources, all left out together',
  gpus: 'A generation of GPUs never seen (whole architectures left out)',
  'in sample': 'In sample, for comparison only',
} as const

function quantitySection(evaluation: Evaluation, quantity: PredictedQuantity): string {
  return Object.entries(splitTitles)
    .map(
      ([split, title]) =>
        `**${title}**\n\n${summaryTable(evaluation.tables[quantity][split as keyof typeof splitTitles])}`,
    )
    .join('\n\n')
}

function summaryTable(table: AccuracyTable): string {
  const rows = Object.entries(table).map(
    ([name, s]) =>
      `| ${name} | ${s.runs} | ${s.cvGroups} | ${percent(s.median)} | ${percent(s.p90, 0)} | ${signed(s.bias)} | ${percent(s.covered, 0)} | ±${percent(s.halfWidth, 0)} |`,
  )
  return `| class | runs | cells | median error | 90th percentile | bias | covered | half-width |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}`
}

const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

function verdictCells(counts: Readonly<Record<'yes' | 'no' | 'unsure', number>>): string {
  const all = total(counts)
  return [counts.yes, counts.unsure, counts.no].map((count) => `${count} (${percent(count / all)})`).join(' | ')
}

function worstTable(scores: readonly Score[], unit: string, per: number): string {
  const rows = scores.map(({ measured, truth, p50 }) => {
    const { run } = measured
    const what = `${measured.cvGroup.replaceAll('|', ', ')}, ${run.gpuCount} GPU, ${run.sequenceLength} x ${run.microBatch}`
    return `| \`${measured.id}\` | ${what} | ${(truth / per).toPrecision(3)} | ${(p50 / per).toPrecision(3)} | ${signed(p50 / truth - 1)} |`
  })
  return `| run | what | measured ${unit} | predicted | error |\n|---|---|---|---|---|\n${rows.join('\n')}`
}
