/** "How many such runs for 10k?", "what is that per ticket?", "what would a small test cost?" */
import { trialAnswer } from './trial.ts'
import type { Spec } from '../../scenario/scenario.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
} from '../format/number-format.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { momentAfter } from './finish.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { type DisplayNames, planAndProvider } from '../format/display-names.ts'
import type { QuestionContext } from './question-context.ts'

/** Runs that a sum pays for, at the expected bill and at the high end. */
export function runsForMoneyAnswer({
  args,
  scenario,
  recommendation,
  renderContext,
}: QuestionContext): readonly string[] {
  const { best } = recommendation
  const money = args?.money ?? plainSum(args) ?? scenario.spec.budgetUsd
  const { p50, p90 } = best.allInUsd
  if (money === null || money === undefined)
    return [`One run is ${formatUsd(p50)} in total.`, 'Say for how much money, such as “how many runs for $5,000?”.']
  const [count, fewest] = [Math.floor(money / p50), Math.floor(money / p90)]
  const sum = `${formatUsd(money)}${args?.period === undefined ? '' : ` a ${args.period}`}`
  if (count === 0)
    return [
      `None: one run is ${formatUsd(p50)} in total, more than ${sum}.`,
      args?.period === undefined
        ? ''
        : `One is paid for after ${formatCount(Math.ceil(p50 / money))} ${args.period}s of that.`,
    ]
  if (args?.spendsAll === true) return spentSentences(money, count, recommendation, renderContext.names)
  if (args?.due !== undefined) return beforeDate(money, args.due, { best, today: renderContext.today })
  return [
    `${formatCount(count)}${args?.period === undefined ? '' : ` a ${args.period}`}: ${sum} at ${formatUsd(p50)} a run${fewest === count ? ', at the high end too' : `; ${formatCount(fewest)} if each comes to the high end, ${formatUsd(p90)}`}.`,
  ]
}

/** What more than one run is worth: less time, more passes, more runs; of each what the sum pays for. */
function spentSentences(
  money: number,
  count: number,
  { best, fastest, ifUsualEpochs }: Recommendation,
  names: DisplayNames,
): readonly string[] {
  const { p50 } = best.allInUsd
  const isFaster = fastest.hours.p50 < fasterShare * best.hours.p50 && fastest.allInUsd.p50 <= money
  const ways = [
    isFaster
      ? `less time: ${planAndProvider(fastest, names)}, ${formatDuration(fastest.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${formatUsd(fastest.allInUsd.p50)}`
      : '',
    ifUsualEpochs !== undefined && ifUsualEpochs.usd <= money
      ? `${formatCount(ifUsualEpochs.epochs)} epochs instead of one: ${formatDuration(ifUsualEpochs.hours)} and ${formatUsd(ifUsualEpochs.usd)}`
      : '',
    count > 1 ? `${formatCount(count)} such runs, for trials of settings, data and seeds` : '',
  ].filter((way) => way !== '')
  return [
    `Nothing that this run needs: it is ${formatUsd(p50)} of the ${formatUsd(money)}, and a dearer GPU buys hours and no quality.`,
    ways.length === 0 ? '' : `It would pay for ${ways.join('; or ')}.`,
    count > 1 ? 'More and cleaner examples, and a test set, gain most (rule of thumb); keep the rest.' : '',
  ]
}
const fasterShare = 0.9

/** The last number that may be a sum: “4B” counts tokens or parameters. */
const plainSum = (args: QuestionContext['args']): number | undefined =>
  args?.numbers?.findLast(({ words }) => /^[$€£]? ?\d[\d,.]*k?$/u.test(words.trim()))?.value

/** One after another, by the sum and by the time until then, started at noon today. */
function beforeDate(
  money: number,
  due: number,
  { best, today }: { readonly best: Option; readonly today: string },
): readonly string[] {
  const { allInUsd, hours } = best
  const [byMoney, byTime] = [Math.floor(money / allInUsd.p50), Math.floor(due / hours.p50)]
  const atLeast = Math.min(Math.floor(money / allInUsd.p90), Math.floor(due / hours.p90))
  const count = Math.min(byMoney, byTime)
  return [
    `${formatCount(count)} one after another, and the ${byMoney <= byTime ? 'money' : 'time'} is what ends it: ${formatUsd(money)} pays for ${formatCount(byMoney)} at ${formatUsd(allInUsd.p50)} a run, and until ${momentAfter(today, due)} there is time for ${formatCount(byTime)} of ${formatDuration(hours.p50)}, started at noon today.`,
    atLeast === count
      ? ''
      : `${formatCount(atLeast)} if each comes to the high end, ${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)}.`,
  ]
}

const usd = (value: number): string => (value < 0.1 ? `$${formatSignificant(value, 2)}` : formatUsd(value))

/** "39 s", where minutes and hours say too little. */
const shortly = (hours: number): string =>
  hours * 3600 < 90 ? `${formatSignificant(hours * 3600, 2)} s` : formatDuration(hours)

/** Tokens of an example where nobody says. */
const usualExample = 500

/** The bill and the hours over a number that was named, or over the examples of the job. */
export function perUnitAnswer({ args, scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const { p10, p50, p90 } = best.allInUsd
  const { corpus, spec } = scenario
  const tokens = spec.tokens ?? 0
  const training = Math.max(0, best.hours.p50 - best.startupHours)
  const each = args?.perExamples
  if (each !== undefined && corpus?.examples != null && each < corpus.examples) {
    const share = each / corpus.examples
    const passes = corpus.epochs === 1 ? '' : `, all ${formatCount(corpus.epochs)} epochs`
    const unit = each === 1 ? 'one' : `each ${formatCount(each)}`
    return [
      `About ${shortly(training * share)} and ${usd(p50 * share)} for ${unit}${passes}: ${formatDuration(training)} of training and ${formatUsd(p50)} in total over ${formatCount(corpus.examples)}.`,
      `More of them add that time and ${usd(best.usd.p50 * share)} of GPU time; start-up, idle time and disk stay as they are.`,
    ]
  }
  if (args?.perTokens !== undefined && tokens > 0)
    return [
      `${usd((p50 / tokens) * args.perTokens)} for each ${formatTokens(args.perTokens)}: ${formatUsd(p50)} ÷ ${formatTokens(tokens)}, start-up, idle time and disk included (8 times in 10 ${usd((p10 / tokens) * args.perTokens)}–${usd((p90 / tokens) * args.perTokens).replace('$', '')}).`,
      `More of them take ${shortly((training / tokens) * args.perTokens)} and ${usd((best.usd.p50 / tokens) * args.perTokens)} of GPU time for each ${formatTokens(args.perTokens)}.`,
    ]
  const named = args?.numbers
    ?.map(({ value }) => value)
    .find((value) => Number.isInteger(value) && value > 1 && value < tokens && value !== args.money)
  const gpuTime = best.usd.p50
  const more = tokens === 0 ? '' : `A million tokens more are about ${usd((gpuTime / tokens) * 1e6)} of GPU time.`
  // "Per 1,000 rows" of a job whose rows nobody counted.
  if (each !== undefined && corpus?.examples == null && tokens > 0) {
    const share = (each * usualExample) / tokens
    return [
      `About ${usd(p50 * share)} for ${each === 1 ? 'one' : formatCount(each)}, if an example is ${formatCount(usualExample)} tokens: ${usd((p50 / tokens) * 1e6)} a million tokens, ${formatUsd(p50)} for ${formatTokens(tokens)}.`,
      'How long yours are is not said: name it (“examples of 800 tokens”) for the exact figure.',
    ]
  }
  if (named !== undefined && named !== corpus?.examples)
    return [`${usd(p50 / named)} each: ${formatUsd(p50)} for the run over ${formatCount(named)}.`]
  const examples = corpus?.examples ?? null
  if (examples === null)
    return [
      `${usd((p50 / tokens) * 1e6)} a million tokens: ${formatUsd(p50)} for ${formatTokens(tokens)}.`,
      'Say how many there are (“per user, 200 of them”) for what it is for each.',
    ]
  return [
    `${usd(p50 / examples)} an example: ${formatUsd(p50)} for ${formatCount(examples)}.`,
    `A thousand more are about ${usd((gpuTime / examples) * 1000)} of GPU time.`,
    more,
  ]
}

/** A tenth is enough to see whether it learns, and how fast it runs. */
const usualPart = 0.1

/** Hours and dollars of a run on a part of the data, or of a trial of so many hours. */
export function firstTryAnswer(context: QuestionContext): readonly string[] {
  const { args, scenario, recommendation } = context
  const { best } = recommendation
  if (args?.trialHours !== undefined) return trialAnswer(args.trialHours, context)
  const { hours, startupHours, usd: gpuTime } = best
  const tokens = scenario.spec.tokens ?? 0
  const part = args?.shareOfData ?? usualPart
  const time = startupHours + (hours.p50 - startupHours) * part
  return [
    `${part === usualPart ? 'A tenth' : formatPercent(part)} of the data (${formatTokens(tokens * part)}) takes about ${formatDuration(time)} and ${usd((gpuTime.p50 * time) / hours.p50)} of GPU time on the same GPUs, of ${formatUsd(best.allInUsd.p50)} for all of it.`,
    'It shows whether the loss falls, what tokens per second you get, and that the set-up works: worth it before any run of hours.',
    ...(scenario.spec.task === 'pretrain' ? pilotOf(scenario.spec, gpuTime.p50) : []),
  ]
}

/** What a pretraining is tried with beforehand, and where to stop: compute goes with parameters times tokens. */
function pilotOf({ model, params }: Spec, gpuUsd: number): readonly string[] {
  const smaller =
    model !== null || params === null
      ? []
      : [
          `A model of a tenth of the size (${formatParameters(params * usualPart)}) on a tenth of the tokens is about a hundredth of the compute, ${usd(gpuUsd * usualPart ** 2)} or a few times that, as small ones use GPUs less well: it tells bad data and settings before the whole is paid.`,
        ]
  return [
    ...smaller,
    'Fix beforehand when to stop: the loss on held-out text no longer falls with the tokens, or your own test set gains nothing over what you have. How good the whole will be no trial promises.',
  ]
}

const [fewest, mostOfThem] = [2, 10_000]

/** "Ten clients each want their own": as many runs, and what they share. */
function perClient({ args, files, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const { usd: gpuTime, allInUsd, hours, startupHours } = best
  const named = args?.numbers?.find(
    ({ words, value }) => /^\d+$/u.test(words) && value >= fewest && value <= mostOfThem,
  )?.value
  const count = (args?.runs?.per ?? null) === null ? (args?.runs?.count ?? named) : named
  const isSmall = best.loraRank !== null
  const many = count === undefined || count < fewest ? 'One for each' : formatCount(count)
  const bytes = files === undefined ? '' : `, ${formatBytes(files.result)} each`
  const training = gpuTime.p50 * (1 - startupHours / hours.p50)
  const split = count === undefined ? 0 : training + count * (allInUsd.p50 - training)
  const sums =
    count === undefined || count < fewest
      ? `is as many runs, ${formatUsd(allInUsd.p50)} and ${formatDuration(hours.p50)} each with as much data as the plan`
      : `are ${many} runs: about ${formatUsd(count * allInUsd.p50)} in total with as much data for each as in the plan (${formatUsd(allInUsd.p50)} and ${formatDuration(hours.p50)} each), about ${formatUsd(split)} if the ${formatTokens(spec.tokens ?? 0)} are divided among them`
  return [
    `${many} ${sums}; set up one machine and train them one after the other, and most of the start-up and idle time is paid once.`,
    isSmall
      ? `The saving is in serving: they are adapters${bytes}, and one base on one GPU loads them side by side (multi-LoRA in vLLM or SGLang, some 10-30 % slower).`
      : `Each is a whole model${bytes}, which is served by itself: as LoRA adapters they would share one base (“with LoRA” shows it).`,
    'One adapter for all, with the name of the client in the prompt, is one run: it does where they want the same task and no secrets of one that another might get to read.',
  ].join(' ')
}

/** What each word in braces of data/questions stands for, of several runs. */
export const runFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { perClient }
