/** Texts that are longer than a sequence, and what in them teaches nothing: what becomes of it, and what it costs. */
import { formatCount, formatDuration, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import { wordsPerToken } from '../format/words-of-text.ts'
import type { QuestionContext } from './question-context.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

/** Shorter is no text that is asked about, and longer are all texts together. */
const [leastTokens, mostTokens] = [500, 400_000]
/** "Over 8k" is more than that. */
const room = 1.05

/** "How much of it is cut?", "are my texts truncated?": the least that is, where the mean of the texts says it; else ''. */
export function cutShare({ scenario: { spec, corpus }, recommendation: { best, ifCut } }: QuestionContext): string {
  const each = corpus?.tokensPerExample ?? null
  if (ifCut === undefined && each !== null && each <= best.sequenceLength && spec.task !== 'pretrain')
    return `Only what is longer than ${formatCount(best.sequenceLength)} tokens, the planned sequence: ${each <= best.sequenceLength / 2 ? 'likely little' : 'some of it'}, as yours have ${formatCount(Math.round(each))} on average; “gpucost count FILE” tells how many are longer.`
  if (ifCut === undefined) return ''
  const { mean, length, share, holding, hours, usd } = ifCut
  const tokens = spec.tokens ?? 0
  const longer = holding === null ? '' : `; “seq ${formatCount(holding / 1024)}k” holds the mean`
  return `At least ${formatPercent(share)}, ${formatTokens(share * tokens)} of ${formatTokens(tokens)}, where texts are cut at ${formatCount(length)}: yours have ${formatCount(Math.round(mean))} on average. Cut, the run takes at most ${formatDuration(hours)} and ${formatUsd(usd)}; the plan, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}, counts all of it, as if split into pieces, which loses nothing${longer}.`
}

/** What cutting saves, and what else can be done. */
const cutAndCost = (context: QuestionContext): string =>
  context.recommendation.ifCut !== undefined
    ? ''
    : cutShare(context) !== ''
      ? 'To cut shorter, give the length (“what about seq 1k”). Splitting long texts or dropping the longest keeps more.'
      : 'Time and money fall with the tokens that are cut, so only a little where few texts are long; memory falls with the longest text that is left. Give the shorter length (“what about seq 4k”), and the tokens that remain if they are many fewer, and I reckon it. Splitting long texts or dropping the longest keeps more.'

/** "Some are 14k tokens, what happens to those?" */
function longTexts(context: QuestionContext): string {
  const {
    args,
    scenario: { spec, corpus },
    recommendation: { best },
    catalog,
  } = context
  const { sequenceLength } = best
  const average = corpus?.tokensPerExample ?? null
  const examples = corpus?.examples ?? null
  const notOfLength = [examples, average, sequenceLength, args?.longOnes]
  const lengths = (args?.numbers ?? [])
    .map(({ value }) => value)
    .filter((value) => value >= leastTokens && value <= mostTokens && !notOfLength.includes(value))
  const length = Math.max(0, ...lengths)
  if (length === 0 && context.recommendation.ifCut !== undefined)
    return `${cutShare(context)} Most trainers cut without a word, and some leave such texts out (recalled).`
  const sequence = `${formatCount(sequenceLength)} tokens of a planned sequence`
  if (length > 0 && length <= sequenceLength)
    return `Nothing: ${formatCount(length)} tokens fit into the ${sequence}, so they are trained on whole.`
  const cut =
    length === 0
      ? `What is longer than the ${sequence} is cut off there`
      : `Cut off at the ${sequence}: of ${formatCount(length)} the last ${formatCount(length - sequenceLength)}, ${formatPercent(1 - sequenceLength / length)}, are never seen`
  const longer = holdingLength(Math.max(room * length, 2 * sequenceLength))
  const most = spec.model === null ? undefined : catalog?.models.get(spec.model)?.maxContext.value
  const whole =
    most !== undefined && Math.max(length, sequenceLength) >= most
      ? `, as the model was made for ${formatCount(most)} and no more`
      : `, or reply “seq ${formatCount(longer / 1024)}k”, which takes more memory and somewhat more time`
  const pieces = length === 0 ? '' : `${formatCount(Math.ceil(length / sequenceLength))} `
  const counted = `The ${formatTokens(spec.tokens ?? 0)}${average === null ? '' : ` (${formatCount(Math.round(average))} a text on average)`} are counted whole, so cutting makes the run a little cheaper than planned.`
  return [
    `${cut}, as most trainers do it, without a word; some leave such texts out (recalled).`,
    `To keep the ends, split them beforehand into ${pieces}pieces that overlap a little${whole}.`,
    args?.longOnes === undefined || examples === null || average === null || spec.tokens === null || length === 0
      ? counted
      : `${formatCount(args.longOnes)} of ${formatCount(examples)} are ${formatPercent(args.longOnes / examples)}. Split and read in full they are ${formatTokens(args.longOnes * length)} a pass, at most ${formatUsd((args.longOnes * (length - average) * (corpus?.epochs ?? 1) * best.allInUsd.p50) / spec.tokens)} more than the ${formatUsd(best.allInUsd.p50)}; left out they change next to nothing.`,
  ].join(' ')
}

/** "Half of each mail is a footer: does that count?" */
function untidyTexts(context: QuestionContext): string {
  const share = context.args?.junk
  const { allInUsd, hours } = context.recommendation.best
  const part = atPart(context, 1 - (share ?? tenth))
  const saved = `${formatDuration(part.hours)} and ${formatUsd(part.usd)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}`
  const opening = 'It counts: each token of it costs as much as one of the text, where the length you gave is with it.'
  const saving =
    share === undefined
      ? `Each tenth that is stripped saves about a tenth of the training: ${saved}.`
      : `Without ${formatPercent(share)} of the tokens it would take about ${saved}.`
  const { args } = context
  return [
    opening,
    saving,
    'Strip what repeats before you train: the model learns to write it, too.',
    args?.dataLanguage === undefined ? '' : languageOf(context),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
const tenth = 0.1

/** "Our texts are Polish, is 350 tokens still right?" */
function languageOf({ args, scenario: { corpus, spec } }: QuestionContext): string {
  const language = args?.dataLanguage
  if (language === undefined) return inGeneral
  const each = corpus?.tokensPerExample ?? null
  const said = each === null ? formatTokens(spec.tokens ?? 0) : `${formatCount(Math.round(each))} tokens a text`
  return `The ${said} hold if they were counted with the tokenizer of the model. If they were guessed from words or from English, ${language} takes more: a fifth to a half in most European languages, one and a half to four times in others (rule of thumb). “gpucost count FILE” counts yours.`
}

/** Languages of Europe, in which a text takes some third more tokens than in English, and those with alphabets or forms that take more (rule of thumb). */
const nearEnglish = new Set(
  'German French Spanish Italian Dutch Polish Czech Swedish Danish Norwegian Romanian Portuguese'.split(' '),
)
const [ofNear, ofFar] = [1.35, 2]

/** "Do non-English documents cost more?": by how the tokens were counted, with what more of them would cost. */
function tokensOfLanguage(context: QuestionContext): string {
  const { args, scenario, recommendation } = context
  const { best } = recommendation
  const language = args?.dataLanguage
  const factor = language === undefined || nearEnglish.has(language) ? ofNear : ofFar
  const then = atPart(context, factor)
  const each = scenario.corpus?.tokensPerExample ?? null
  const said = `${formatTokens(scenario.spec.tokens ?? 0)}${each === null ? '' : ` (${formatCount(Math.round(each))} a text)`}`
  return [
    `The same text takes more tokens in ${language ?? 'other languages'} than in English, so the ${said} are too few if they were guessed from words, pages or English, and right if the tokenizer of the model counted them: by a rule of thumb a fifth to a half more in most European languages and one and a half to four times as many in others, less with the large vocabularies of newer models.`,
    `With ${formatPercent(factor - 1)} more it is ${formatDuration(then.hours)} and ${formatUsd(then.usd)} instead of ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}. “gpucost count FILE” counts yours.`,
  ].join(' ')
}

const inGeneral =
  'The plan takes the tokens as they were said, or the usual length of such texts in English. The same text takes more tokens in other languages: by a rule of thumb a fifth to a half more in European ones, and one and a half to four times as many in others, less with the large vocabularies of newer models. “gpucost count FILE” counts yours.'

/** Lengths that an example can have. */
const [leastLength, mostLength] = [20, 100_000]

/** "Ours are like 2k": what the run is with examples of the length that is named, and how many words they are where that is asked. */
export function lengthNamed(context: QuestionContext, planned: number): string {
  const { args, scenario, recommendation } = context
  const { exampleTokens, numbers = [] } = args ?? {}
  const other = numbers.find(
    ({ value }) =>
      value >= leastLength && value <= mostLength && value !== planned && value !== scenario.corpus?.examples,
  )
  const inWords =
    args?.asksWords === true
      ? `That is some ${formatCount(Number((planned * wordsPerToken).toPrecision(2)))} words of English each (rule of thumb). `
      : ''
  const length = exampleTokens ?? other?.value
  if (length === undefined || length === planned)
    return `${inWords}Twice as long takes about twice the time and the money.`
  const { usd, hours } = atPart(context, length / planned)
  const { best } = recommendation
  const words = `${formatCount(Math.round(length))} tokens`
  return `${inWords}With ${words} each it is about ${formatUsd(usd)} and ${formatDuration(hours)} instead of ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}: reply “${words} each” to plan it.`
}

/** By the words in braces of data/questions. */
export const textFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  longTexts,
  cutShare,
  cutAndCost,
  untidyTexts,
  languageOf,
  tokensOfLanguage,
}
