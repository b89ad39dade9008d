/** What the data are to look like for the plan's kind of training, and how it is told whether the result got better. */
import type { DataForm } from '../../language/questions/data-details.ts'
import { formatCount, formatDuration, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { globalBatch } from '../content/training-setup.ts'
import { assumedImageTokens } from '../../recommend/advice/job-advice.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** Columns of an example, by what is trained; those of chat hold for the rest. */
const columnsOf: Readonly<Record<string, string>> = {
  dpo: '“prompt”, “chosen” and “rejected”',
  orpo: '“prompt”, “chosen” and “rejected”',
  simpo: '“prompt”, “chosen” and “rejected”',
  reward: '“prompt”, “chosen” and “rejected”',
  kto: '“prompt”, “completion” and “label” (true or false)',
  grpo: '“prompt”, and what the reward checks against, such as the right answer',
  rloo: '“prompt”, and what the reward checks against, such as the right answer',
  ppo: '“prompt” alone: the answers are written while it trains',
  embedding: '“anchor” (the query) and “positive”, and a “negative” where you have one',
  classification: '“text” and “label”',
  pretrain: '“text”, a document each',
}
const ofChat = '“messages” (role and content), or “prompt” and “completion”'

/** Whether the form that is named does. `hasImages`: the plan trains on images. */
const verdictOf = (form: DataForm, hasImages: boolean): string => {
  switch (form) {
    case 'table':
      return 'A table does as the source, one row an example: a few lines of Python write it as JSONL, one JSON object a line, which keeps line breaks, commas and nested messages whole where CSV trips over them.'
    case 'documents':
      return hasImages
        ? 'Not as they are: turn the pages into images, each beside its question and answer, or take the text out first (scans by OCR).'
        : 'Not as they are: take the text out first (scans by OCR), split it into passages, and write questions and answers to them unless you want it read as plain text.'
    case 'pictures':
      return hasImages
        ? 'Yes: keep the pictures as files, and name the file of each beside its text in a JSONL.'
        : 'Not here: the plan trains on text alone. Name a model that sees, such as “qwen2.5-vl 7b”, and the number of pictures.'
    case 'lists':
      return 'Yes: Axolotl, LLaMA-Factory, ms-swift and TRL read JSONL and Parquet with lists as Alpaca (instruction, input, output) or ShareGPT and ChatML (messages) have them (recalled).'
  }
}

/** Whether the form that is named does, and the columns that the plan's kind of training wants. */
function dataForm({ args, scenario: { spec, notes } }: QuestionContext): string {
  const hasImages = (spec.imageCount ?? spec.imageTokens ?? assumedImageTokens(notes)) !== null
  const task = spec.task ?? 'sft'
  const columns = hasImages ? `${ofChat}, with the image of each` : (columnsOf[task] ?? ofChat)
  const verdict = args?.dataForm === undefined ? '' : `${verdictOf(args.dataForm, hasImages)} `
  const name = task === 'sft' ? '' : ` (${names[task] ?? task.toUpperCase()})`
  const template = withoutTemplate.has(task)
    ? ''
    : ' The trainer puts the model’s own chat template around it (recalled).'
  return `${verdict}${verdict === '' ? 'JSONL, one JSON object a line: this plan' : 'This plan'}${name} wants in each example ${columns}.${template}`
}
const names: Readonly<Record<string, string>> = {
  pretrain: 'pretraining',
  embedding: 'an embedding model',
  classification: 'a classifier',
  reward: 'a reward model',
  distill: 'distillation',
}
const withoutTemplate: ReadonlySet<string> = new Set(['pretrain', 'embedding', 'classification'])

/** Examples to hold back: a share of them, within what is worth reading. */
const [heldShare, fewestHeld, mostHeld] = [0.05, 100, 500]

/** What tells whether it got better, by what is trained. */
const measureOf: Readonly<Record<string, string>> = {
  pretrain:
    'By the loss on text that was held back, measured before and after, and a few open benchmarks (lm-eval-harness) that show what else moved.',
  embedding:
    'By recall@10 and nDCG on queries that were held back, searched in the whole collection: before and after, with the same index.',
  grpo: 'By the share of held-out prompts that the check of the reward passes, several answers each, before and after: a rising reward in the log alone may be a trick it found.',
  dpo: 'By which answer is preferred: untouched against tuned model on prompts that were held back, judged blindly. A rising margin in the log alone is no proof.',
  classification: 'By accuracy, and precision and recall of each label, on examples that were held back.',
}
const usualMeasure =
  'On examples that were held back from training: score the untouched model, then the tuned one, on the same ones; for open answers have two people, or a larger model, compare the pairs blindly.'
const measures: Readonly<Record<string, string>> = {
  ...measureOf,
  rloo: measureOf['grpo'] ?? '',
  ppo: measureOf['grpo'] ?? '',
  orpo: measureOf['dpo'] ?? '',
  simpo: measureOf['dpo'] ?? '',
  kto: measureOf['dpo'] ?? '',
}

/** "How do we prove that it is better?": the measure for what is trained, and how many of the examples to hold back. */
function evaluateHow({ scenario: { spec, corpus } }: QuestionContext): string {
  const examples = corpus?.examples ?? null
  const held =
    examples === null
      ? ''
      : ` Of your ${formatCount(examples)} examples hold back some ${formatCount(Math.round(Math.min(mostHeld, Math.max(Math.min(fewestHeld, examples / 5), heldShare * examples))))} before training.`
  return `${measures[spec.task ?? ''] ?? usualMeasure}${held}`
}

/** "What is a step?": how many of them are an epoch of the plan. */
function stepsOfEpoch({ scenario: { corpus, spec }, recommendation: { best } }: QuestionContext): string {
  const once = corpus?.tokensPerEpoch ?? spec.tokens
  if (once === null) return ''
  const batch = globalBatch(best)
  const sequences = best.packed || corpus?.examples == null ? once / best.sequenceLength : corpus.examples
  const steps = Math.max(1, Math.ceil(sequences / batch))
  const epochs = corpus?.epochs ?? 1
  const all =
    epochs === 1
      ? ', and one is planned'
      : `, and ${formatCount(epochs)} are planned: ${formatCount(steps * epochs)} steps`
  return `Here one epoch is about ${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'} of ${formatCount(batch)} sequences${all}.`
}

/** "What does one step cost?", "the price per billion tokens": null where no unit of the two is named. */
export function pricedByUnit({
  scenario: { spec },
  recommendation: { best },
  args,
}: Pick<QuestionContext, 'scenario' | 'recommendation' | 'args'>): string | null {
  const per = args?.asksPer
  if (per === undefined || spec.tokens === null) return null
  const amount = per === 'step' ? globalBatch(best) * best.sequenceLength : per
  const [training, total] = [
    (best.usd.p50 * (1 - best.startupHours / best.hours.p50) * amount) / spec.tokens,
    (best.allInUsd.p50 * amount) / spec.tokens,
  ]
  const hours = amount / best.tokensPerSecond.p50 / 3600
  const time = hours * 3600 < 120 ? `${formatSignificant(hours * 3600, 2)} s` : formatDuration(hours)
  const cents = (usd: number): string => (usd < 0.1 ? `${formatSignificant(100 * usd, 2)} cents` : formatUsd(usd))
  return per === 'step'
    ? `${cents(training)} of GPU time and ${time} for one step of ${formatTokens(amount)}; ${cents(total)} of the whole bill. Start-up comes once, however many steps follow.`
    : `${cents(total)} for each ${formatTokens(amount)}, by the whole bill of ${formatUsd(best.allInUsd.p50)} for ${formatTokens(spec.tokens)}; so many more take ${time} and ${cents(training)} of GPU time.`
}

/** As many passes as are usual. */
const worthPasses = 3
/** "How much would we save by dropping one pass?": what a pass more, less, or those between two counts come to. */
export function passesMoved({
  scenario,
  recommendation,
  args,
}: Pick<QuestionContext, 'scenario' | 'recommendation' | 'args'>): string | null {
  const move = args?.passesMove
  if (move === undefined) return null
  const { corpus, spec } = scenario
  const planned = corpus?.epochs ?? 1
  const once = formatTokens(corpus?.tokensPerEpoch ?? (spec.tokens ?? 0) / planned)
  const to = move.to ?? planned + (move.way === 'more' ? 1 : -1)
  const from = move.from ?? planned
  const { best } = recommendation
  if (to < 1)
    return `Nothing is left then: the plan is one pass over ${once}, ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}. Half of the data would save about ${formatUsd(best.allInUsd.p50 - atPart({ recommendation }, 1 / 2).usd)}.`
  const [before, after] = [atPart({ recommendation }, from / planned), atPart({ recommendation }, to / planned)]
  const [usd, hours] = [Math.abs(after.usd - before.usd), formatDuration(Math.abs(after.hours - before.hours))]
  const passes = Math.abs(to - from)
  const what = passes === 1 ? 'One pass' : `${formatCount(passes)} passes`
  const sums = `${formatCount(to)} ${to === 1 ? 'pass' : 'passes'}: about ${formatUsd(after.usd)} and ${formatDuration(after.hours)} in total, instead of ${formatUsd(before.usd)} and ${formatDuration(before.hours)} for ${formatCount(from)}`
  const share = formatPercent(usd / Math.max(before.usd, 1e-9))
  // “Is a third epoch worth the money?”
  const advice =
    args?.asksWorth !== true || to <= from
      ? ''
      : to <= worthPasses
        ? `Mostly worth trying at that price: up to ${formatCount(worthPasses)} passes are usual for tuning, each gains less than the one before (rule of thumb). Keep the checkpoint of each pass and take the one with the least loss on held-out examples. `
        : `Hardly: beyond ${formatCount(worthPasses)} passes a model mostly memorises (rule of thumb); stop where the loss on held-out examples turns. `
  return `${advice}${what} ${to < from ? 'less' : 'more'} over ${once} ${(passes === 1 ? ['saves', 'costs'] : ['save', 'cost'])[to < from ? 0 : 1] ?? ''} ${formatUsd(usd)} and ${hours}${share === '0%' ? '' : ` (${share})`}. ${sums}${from === planned ? ', as planned' : `; ${formatCount(planned)} ${planned === 1 ? 'is' : 'are'} planned`}. Reply “${formatCount(to)} ${to === 1 ? 'epoch' : 'epochs'}” to plan it.`
}

/** "Generation between the rounds: in or out?" */
function generationHere({ recommendation: { best } }: QuestionContext): string {
  const { phases, hours, startupHours, allInUsd } = best
  if (phases == null || phases.generation <= 0)
    return `Out: nothing is generated in this plan, and none of it is in the ${formatUsd(allInUsd.p50)}. What is written between rounds of training, by the model or by a teacher, is a job of its own.`
  const share = phases.generation / (phases.generation + phases.logprob + phases.update + phases.other)
  return `In: writing the answers takes ${formatDuration((hours.p50 - startupHours) * share)} (${formatPercent(share)}) of the ${formatDuration(hours.p50)} and is in the ${formatUsd(allInUsd.p50)}. What another model or a simulator writes between the runs is a job of its own.`
}

/** "Is it encrypted in transit?": first of the way, where that is asked. */
const inTransit = ({ args }: QuestionContext): string =>
  args?.isInTransit === true
    ? 'On the way it is, with every seller, where you use SSH, rsync over SSH or HTTPS to move it (recalled); on the disk it depends.'
    : ''

/** "Which software does it use?": the trainer first, unless a version is asked about. */
const trainerFirst = ({ args, recommendation: { best }, renderContext: { names: called } }: QuestionContext): string =>
  args?.asksVersion === true ? '' : `${called.stack(best.stack)}: the plan is reckoned for it.`

/** "Video frame = 1 token?": a frame of a film is many. */
const oneToken = ({ args }: QuestionContext): string =>
  args?.ofVideo === true
    ? 'No: a frame of video is cut into patches, each a token, so it is tens to hundreds of tokens by its size (a processor may merge several frames).'
    : 'Yes, for the arithmetic.'

/** By the words in braces of data/questions. */
export const dataAndTests: Readonly<Record<string, (context: QuestionContext) => string>> = {
  dataForm,
  evaluateHow,
  stepsOfEpoch,
  generationHere,
  inTransit,
  oneToken,
  trainerFirst,
}
