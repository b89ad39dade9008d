/** What the plan says first where a question is answered the same whatever the plan is. */
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokens,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import { planAndProvider } from '../format/display-names.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { kernelNames, settingAnswer } from './planned-setting.ts'
import { attention } from './attention-share.ts'
import { atPart, dataVerdict, passesVerdict } from './data-verdict.ts'
import { scaledVerdict } from './work-of-test.ts'
import type { QuestionContext } from './question-context.ts'
import { fewerSamples } from './sampled-answers.ts'

/** From here on passes over the same data mostly memorise, and as many as are worth it (rule of thumb). */
const [manyEpochs, enoughEpochs] = [4, 3]
/** More is no number of passes, and fewer tokens than that are soon known by heart (rule of thumb). */
const [mostEpochs, fewTokens] = [50, 1e6]
/** Passes over the same data: those that a question names, else those that are planned. */
function manyPasses(context: QuestionContext): string {
  const { corpus, spec } = context.scenario
  const planned = corpus?.epochs ?? 1
  const named = context.args?.numbers?.find(({ words }) => /epoch|pass/iu.test(words))?.value
  const isNamed = named !== undefined && named <= mostEpochs
  const epochs = isNamed ? named : planned
  // “Worth doing 4 epochs?”
  if (isNamed && context.args?.asksWorth === true && named > planned) {
    const { usd, hours } = atPart(context, named / planned)
    return `${named <= enoughEpochs ? 'Mostly, while the loss on held-out examples still falls' : 'Hardly: the model mostly memorises then'}; ${formatCount(named)} passes would cost ${formatUsd(usd)} and take ${formatDuration(hours)}, instead of ${formatUsd(context.recommendation.best.allInUsd.p50)} and ${formatDuration(context.recommendation.best.hours.p50)} for ${formatCount(planned)}.`
  }
  if (isNamed && named < manyEpochs) {
    const once = corpus?.tokensPerEpoch ?? (spec.tokens ?? 0) / planned
    return named <= 1
      ? `One pass does not overfit.`
      : once < fewTokens
        ? `It may: ${formatCount(named)} passes over as little as ${formatTokens(once)} are where memorising begins; keep a tenth of the examples back and watch their loss.`
        : `Not as a rule: ${formatCount(named)} passes over ${formatTokens(once)} are usual.${fewerPasses(named, planned, context)}`
  }
  if (epochs < manyEpochs) return passesVerdict(context)
  const { usd } = atPart(context, enoughEpochs / planned)
  const each = corpus?.tokensPerEpoch ?? (spec.tokens ?? 0) / planned
  if (isNamed && planned !== named)
    return `Likely: ${formatCount(named)} passes over ${formatTokens(each)} mostly memorise; ${formatCount(enoughEpochs)} are as many as are worth it.`
  return `${formatCount(epochs)} passes over ${formatTokens(each)} are likely overfitting: beyond ${formatCount(enoughEpochs)} a model mostly memorises. ${formatCount(enoughEpochs)} would cost about ${formatUsd(usd)} instead of ${formatUsd(context.recommendation.best.allInUsd.p50)}.`
}

/** What one pass less, and one alone, would cost; '' where the passes are not those that are planned. */
function fewerPasses(named: number, planned: number, context: QuestionContext): string {
  if (named !== planned || named < 2) return ''
  const { usd, hours } = atPart(context, (named - 1) / named)
  const { best } = context.recommendation
  const single = named > 2 ? `, one alone ${formatUsd(atPart(context, 1 / named).usd)}` : ''
  return ` ${named === 2 ? 'One' : formatCount(named - 1)} would cost ${formatUsd(usd)} instead of ${formatUsd(best.allInUsd.p50)} and take ${formatDuration(hours)}${single}.`
}

/** Slices of a card of 80 GB, in GB (recalled, 2026-11-28). */
const largestSlice = 40
const giBOfSlice = (largestSlice * 1e9) / 2 ** 30
/** Whether a slice of a card holds the plan. */
function slice({ recommendation: { best } }: QuestionContext): string {
  const { p50 } = best.peakMemoryGiB
  return p50 > giBOfSlice
    ? `Not as planned: it needs ${formatGib(p50)}, and the largest slice of an 80 GB card has ${formatCount(largestSlice)} GB.`
    : `By its memory it may: ${formatGib(p50)} of a slice of ${formatCount(largestSlice)} GB, at about half the speed of the whole card.`
}

/** Whether FlashAttention is counted on; first what is without it, where that is asked. */
function kernel({
  args,
  scenario: { spec },
  catalog,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const id = catalog?.stacks.get(best.stack)?.attention
  if (spec.attentionKernel !== null || id === undefined) return ''
  const without =
    args?.isWithout === true
      ? 'Without it the run is slower, by some 10 to 30 % at 2-4k tokens and by far more beyond, and takes more memory the longer the texts are (recalled). '
      : ''
  return `${without}${id === 'eager' ? 'No' : without === '' ? 'Yes, it is counted on' : 'It is counted on'}: ${kernelNames[id]}, as ${names.stack(best.stack)} has it by itself; the hours and the memory are of runs with it.`
}

/** "Twice as fast?": the job on more of the same GPUs, against the plan. */
function doubled({ args, whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  if (args?.scaled !== undefined) return scaledVerdict(args.scaled)
  if (whatIf === undefined || 'problem' in whatIf || whatIf.option.gpuCount <= best.gpuCount)
    return whatIf !== undefined && 'problem' in whatIf
      ? 'Nearly, over a fast network: as a rule two machines reach 85 to 95 % of twice the speed over InfiniBand or RoCE of 400 Gbit/s a GPU, and often below 60 % over 100 Gbit/s Ethernet where the model is sharded. No price of so many of these GPUs is on record.'
      : ''
  const { option } = whatIf
  const [times, gain] = [option.gpuCount / best.gpuCount, best.hours.p50 / option.hours.p50]
  const verdict = gain > nearlyAll * times ? 'Nearly' : gain > mostOf * times ? 'Not quite' : 'No'
  const cost = option.allInUsd.p50 - best.allInUsd.p50
  return `${verdict}: with ${formatSignificant(times, 2)} times the GPUs it is ${formatSignificant(gain, 2)} times as fast, ${formatDuration(option.hours.p50)} on ${planAndProvider(option, names)} instead of ${formatDuration(best.hours.p50)}, for ${formatUsd(option.allInUsd.p50)} in total, ${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${cost < 0 ? 'less' : 'more'}.`
}
/** Shares of the ideal gain. */
const [nearlyAll, mostOf] = [0.9, 0.7]

/** "Does batch size matter for contrastive training?" */
function negatives({ recommendation: { best } }: QuestionContext): string {
  return `Yes: the other pairs of a batch are the negatives, so hundreds to thousands of pairs are better than dozens (rule of thumb); the plan has ${formatCount(best.microBatch)} on a GPU.`
}

/** How long the answers are that the plan writes, beside the length that a question names. */
function answerLength(context: QuestionContext): string {
  const { args, scenario } = context
  const said = settingAnswer({ ...context, args: { setting: 'responseLength' } })
    .join(' ')
    .trim()
  const assumed = /of [\d,]+ \+ ([\d,]+) tokens/u.exec(said)?.[1]?.replaceAll(',', '')
  const length = scenario.spec.responseTokens ?? (assumed === undefined ? null : Number(assumed))
  if (length === null || !Number.isFinite(length)) return said
  const isSaid = scenario.spec.responseTokens !== null
  const named = (args?.numbers ?? []).filter(({ value }) => value >= shortestAnswer && value <= longestAnswer)
  const other = named.find(({ value }) => Math.abs(value - length) > nearLength * length)
  const lead = `${formatCount(length)} tokens an answer, ${isSaid ? 'as was asked for' : 'which is assumed'}`
  const beside =
    other === undefined || named.length > 1
      ? ''
      : ` Answers of ${formatCount(other.value)} would be about ${formatSignificant(other.value / length, 2)} times the tokens, and time and money with them: say “response length ${formatCount(other.value).replace(',', '')}”.`
  return `${lead}: ${said.charAt(0).toLowerCase()}${beside === '' ? said.slice(1) : `${said.slice(1).replace(/ Longer answers.*$/u, '')}${beside}`}`
}
/** What may be the length of an answer, and how near to the planned one it is the same. */
const [shortestAnswer, longestAnswer, nearLength] = [16, 200_000, 0.05]

/** Below it a model is tuned by its manner, and not taught anew (rule of thumb). */
const manyRows = 100_000
/** Whether to begin with the base or the instruct model here. */
function startFrom({ scenario: { spec, corpus } }: QuestionContext): string {
  const rows = corpus?.examples ?? null
  if (spec.task === 'pretrain') return 'The base model here: it goes on with raw text.'
  if (spec.task === 'embedding') return 'Neither: an embedding model is neither base nor instruct.'
  if (rows === null) return 'The instruct model, unless the output is no conversation or the data are very many.'
  return rows < manyRows
    ? `The instruct model, with the ${formatCount(rows)} examples here: it follows already, and they only move its tone and facts.`
    : `The base may pay with the ${formatCount(rows)} examples here; the instruct model is the quick way.`
}

/** By the words in braces of data/questions. */
export const leadingFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  answerLength,
  startFrom,
  fewerSamples,
  manyPasses,
  attention,
  slice,
  dataVerdict,
  negatives,
  kernel,
  doubled,
}

/** What stands before the sentences of a question, by its id. */
export const leads: Readonly<Record<string, string>> = {
  'samples-choice': '{fewerSamples}',
  'epochs-choice': '{manyPasses}',
  epochs: '{manyPasses}',
  'examples-needed': '{dataVerdict}',
  'flash-attention': '{kernel}',
  'flash-effect': '{kernel}',
  'twice-the-cards': '{doubled}',
  'who-does-this': '{whoPaysSo}',
  'which-providers': '{sellerCount}',
  waiting: '{worthOfWaiting}',
  'loss-meaning': '{lossMeaning}',
  'contrastive-batch': '{negatives}',
  'long-context': '{attention}',
  encryption: '{inTransit}',
  framework: '{trainerFirst}',
  'frame-or-token': '{oneToken}',
}
