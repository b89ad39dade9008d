/** docs/accuracy.md: how right the estimates are, in words a stranger can check. */
import { type MeasuredRun, hasImpossibleSpeed, hasImpossiblePeak } from '../../estimate/residuals/measured-runs.ts'
import type { Calibration } from '../../estimate/calibration.ts'
import type { Evaluation, FitCounts, PredictedQuantity, AccuracyTable } from './evaluation.ts'
import type { ErrorSummary, Score } from './scores.ts'
import { GIB } from '../../catalog/units.ts'

const percent = (value: number, digits = 1) => `${(100 * value).toFixed(digits)} %`
const signed = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(100 * value).toFixed(1)} %`

/** The whole page as Markdown. */
export function accuracyPage(evaluation: Evaluation, calibration: Calibration, runs: readonly MeasuredRun[]): string {
  const excludedRuns = (isRefuted: (run: MeasuredRun) => boolean, reason: string) =>
    runs
      .filter(isRefuted)
      .map(({ id, cvGroup }) => `- \`${id}\` (${cvGroup.replaceAll('|', ', ')}): ${reason}, so it is not learnt from.`)
      .join('\n')
  const lineages = new Set(runs.map(({ lineage }) => lineage)).size
  return `# How right the estimates are

Written by \`npm run calibrate\`; a test recomputes it. ${calibration.inputs.runs} published, measured runs out of
${calibration.inputs.sources.length} sources of ${lineages} lineages (data/measurements), digest \`${calibration.inputs.digest}\`. Every figure here is of runs that were **left out of the
fit** that predicts them, except where it says "in sample". A lineage is one author or code base: all rounds of MLPerf are
one. Where whole lineages are left out, each weighs one, its groups (source, model, GPU, method) the same; the range of a
lineage was fitted without it too. Elsewhere each group weighs one. Bias is the median of log(predicted / measured): positive
is too fast, or too much memory. "Covered" is the share of runs inside the 80 % range, "below" and "above" what falls out on
either side; the range is that at the median, as factors on the figure given.

## The headline

${headlineOf(evaluation)
  .map((line) => `- ${line}`)
  .join('\n')}

## Tokens per second

${quantitySection(evaluation, 'speed')}

What others do, on the same lineages:

| baseline | median error | 90th percentile |
|---|---|---|
${Object.entries(evaluation.baselines)
  .map(([name, { median, p90 }]) => `| ${name} | ${percent(median)} | ${percent(p90, 0)} |`)
  .join('\n')}

One measurement of your own: where one run of a site is known, its others on the same GPU and framework are off by
${percent(evaluation.oneMeasurement.after.median)} at the median and ${percent(evaluation.oneMeasurement.after.p90, 0)} at the 90th percentile, before it by ${percent(evaluation.oneMeasurement.before.median)} and ${percent(evaluation.oneMeasurement.before.p90, 0)}.

Twice the GPUs: in ${evaluation.scaling.pairs} pairs of runs that differ in nothing else, the predicted gain per GPU misses the measured one by
${(100 * evaluation.scaling.median).toFixed(1)} points at the median and ${(100 * evaluation.scaling.p90).toFixed(0)} at the 90th percentile.

## Peak memory

${quantitySection(evaluation, 'memory')}

### Does it fit?

| | yes | unsure | no |
|---|---|---|---|
${fitRows('a site never seen', evaluation.fit.unseenSources)}
${fitRows('other runs of the site measured', evaluation.fit.known)}

"Unsure" means that the card is full to within what nobody can predict; plans that are recommended always have room.

## The worst

Left-out runs (whole lineage left out) with the largest errors, speed first:

${worstTable(evaluation.worst.speed, 'tok/s per GPU', 1)}

${worstTable(evaluation.worst.memory, 'GiB', GIB)}

## What falls short, and what was tried

- The slow tail of unseen sources comes from few lineages: bitsandbytes on AMD, networks of 100 Gbit/s under ZeRO-2, fp16 with fp32
  weights on old loops, full sharding of one sequence a GPU over machines. Physics was not bent to one author.
- Experts: products of looped experts and all-to-all without tuned kernels still differ between authors by two to five times; the
  range says so. Gathering looped experts under ZeRO-3 matrix by matrix, 0.03 s an expert and layer in three authors' runs, took strangers
  from 29 to 21 % at the median and from 245 to 67 % at the 90th percentile.
- Moving the middle of a stranger's range by the errors of the nearest measured runs made it worse (dense median 15.7 to 16.1 %, experts 35
  to 41 %); moving it by the whole median error of its class too. Half of the latter is kept for dense models.
- What moved the slow tail and held in at least three lineages each: pipelines outside vendors' recipes are not interleaved, and their
  last stage has the head besides; tensor-parallel rings share the network cards of a machine; outside vendors' kernels only the
  exchanges of the backward pass are hidden; a plain all-to-all sends a copy of a token to every expert. Dense 90th percentile 70 to
  54 %, experts 32 to 29 % at the median, both with whole lineages left out. Constants are fitted without the lineage that is judged; which
  formulas there are was chosen with all of them in view, so a site that is in none of them gains less.
- Optimizers on the host take 0.05 (two authors) to 1 billion parameters a second and GPU (three); no report says why.
- Reading FP8 of plain stacks as torchao's, rather than as vendors', changed no lineage by more than 2 points, and was not kept.
- One measurement of one's own: the other runs of its source keep 6 % of error even where the error of their middle is known, so one
  run cannot do much better than 8 %. Expecting runs of one framework to deviate together, whoever runs it, was what
  could be left out: 8.4 to 8.0 %, in both halves of the lineages. What a mixture of experts deviates by is no
  longer carried over to dense models either, which had made runs of experts look most alike to most plans. The error is carried over by 0.6 to 0.8, less for other regimes; how the share falls
  (distance, category, share of time by cause, none at all) changes the median by less than 0.6 points, whichever run is revealed. Carrying
  over only a part of what physics says of the difference made it worse.
- Known sites: runs of one source share its own rate of each cause of a step (products, attention, traffic, launches, links), which
  took similar runs from 4.6 to 3.8 % and other models or GPUs from 7.4 to 6.9 %, in both halves of the lineages; it did nothing for the
  first own measurement. A share for the same model whoever trains it, other kernels of distance, and tuning all scales did not hold.
- Loops of reinforcement learning: their lengths are rarely printed, so half of what is missed is not physics. Decoding at the speed of
  published engines alone made predictions too fast: loops run with and without graphs. Set with all seven authors in view, their
  constants miss a step by x1.28 at the median, each author weighing one; fitted without the author that is judged by x1.41, on half
  of the authors and judged by the other x1.43. Nine steps of a page that none of them had (NeMo RL 0.4) are missed by x1.32.
- Preferences, images, adapters and optimizers: x1.39 at the median of seven sources in view of which the formulas were chosen. Short
  rows on cards with a large cache run up to 1.8 times as fast as said, by one code base; runs of 2023 half as fast, by another.
- Verdicts are "unsure" for a quarter of strangers and a fifth of known sites, because no verdict of "yes" should be false: a
  third of the known ones are one author's, who fills every card on purpose, a fifth name no kernel of the loss, and without a guess about
  it they would not fit. Counting tensors instead of what a card would show, and a framework's own attention as known, took strangers from 30 to 24 %
  and known sites from 27 to 22 % with no run that failed called "fits"; dropping the caution for known sites altogether gives 20 %.
- Of the known sites, those with many runs are as good as wished (2.9 % on similar runs, 777 dense runs of 22 sources); those
  that came later with a handful each are not (5.1 %); other models and GPUs are 6.9 % in both. Scales of distance for every coordinate
  and category, tuned on one half of the lineages, took that half to 2.7 and 3.8 % and left the other at 3.7 and 8.1 %.

## What is left out, and refused

${excludedRuns(hasImpossibleSpeed, "needs more than 0.9 of the card's rated peak")}
${excludedRuns(hasImpossiblePeak, 'shows less memory than its weights and the states of its optimizer take')}
- A GPU that is not in data/gpus gets no estimate, rather than one of its nearest relative.
- A site that was never measured gets physics alone with the range above, and is told which measured run is most alike;
  where none is more than a third alike, the answer says that it is extrapolated.
- Nothing is recommended that would need more than 0.9 of a peak, or more memory than the card has.
`
}

/** How right the estimates are, in five sentences: unseen sources first. */
export function headlineOf({ tables: { speed, memory }, fit }: Evaluation): string[] {
  const dense = speed.lineages['dense']
  const experts = speed.lineages['experts (MoE)']
  const peaks = memory.lineages['dense']
  const known = speed.rows['dense']
  const groups = speed.groups['dense']
  const of = (summary: ErrorSummary | undefined) =>
    `off by ${percent(summary?.median ?? NaN, 0)} at the median and by ${percent(summary?.p90 ?? NaN, 0)} at the 90th percentile`
  const { outOfMemory, ran } = fit.unseenSources
  return [
    `For a site or code base that was never measured, the speed of a dense model is ${of(dense)}; its 80 % range holds ${percent(dense?.covered ?? NaN, 0)} of runs, and ${percent(dense?.below ?? NaN, 0)} are slower than it says.`,
    `With experts (MoE) the speed is ${of(experts)} (range: ${percent(experts?.covered ?? NaN, 0)}).`,
    `Peak memory there is ${of(peaks)} (range: ${percent(peaks?.covered ?? NaN, 0)}); ${outOfMemory.yes} of ${total(outOfMemory)} runs that ran out of memory would have been called "fits", and ${ran.no} of ${total(ran)} that ran "does not fit".`,
    `Where runs of the same site were measured, speed is off by ${percent(groups?.median ?? NaN)} at the median for another model or GPU and by ${percent(known?.median ?? NaN)} for a similar run.`,
  ]
}

const splitTitles = {
  lineages: 'A site or code base never seen (whole lineages left out, each weighing one)',
  gpus: 'A generation of GPUs never seen (whole architectures left out)',
  groups: 'No run of this model on this GPU by this source (groups left out)',
  rows: 'A similar run was measured (rows left out)',
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
  const factor = (value: number) => value.toFixed(2)
  const rows = Object.entries(table).map(
    ([name, s]) =>
      `| ${name} | ${s.runs} | ${s.lineages} | ${percent(s.median)} | ${percent(s.p90, 0)} | ${signed(s.bias)} | ${percent(s.covered, 0)} | ${percent(s.below, 0)} | ${percent(s.above, 0)} | ${factor(s.low)} to ${factor(s.high)} |`,
  )
  return `| class | runs | lineages | median error | 90th percentile | bias | covered | below | above | range |\n|---|---|---|---|---|---|---|---|---|---|\n${rows.join('\n')}`
}

const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

const fitRows = (what: string, { ran, outOfMemory }: FitCounts) =>
  `| ${total(ran)} runs that ran, ${what} | ${verdictCells(ran)} |\n| ${total(outOfMemory)} runs that ran out of memory, ${what} | ${verdictCells(outOfMemory)} |`

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
