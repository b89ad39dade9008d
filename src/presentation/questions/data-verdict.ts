/** "Is 600M overkill for a tone?", "is 500 rows enough?", "how many epochs?": how much data a purpose takes, against what is there. */
import { formatCount, formatDuration, formatParameters, formatTokens, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

type DataContext = Pick<QuestionContext, 'scenario' | 'recommendation' | 'args' | 'catalog'>

/** Dollars and hours of the run with such a part of its work. */
export function atPart(
  { recommendation: { best } }: Pick<QuestionContext, 'recommendation'>,
  part: number,
): { readonly usd: number; readonly hours: number } {
  const hours = best.startupHours + (best.hours.p50 - best.startupHours) * part
  return { hours, usd: best.allInUsd.p50 + best.usd.p50 * (hours / best.hours.p50 - 1) }
}

/** Tokens of an example where nobody says: a question and an answer of some length. */
const usualExample = 500
/** Examples that are too few to train on, that do for a tone or a format, and beyond which they add little to it: rules of thumb. */
const [few, enough, plenty, tooMany] = [100, 500, 2_000, 5_000]
/** Tokens of text that a field of its own takes: a rule of thumb. */
const ofField = 1e7

/** A bare number below it is none of examples. */
const leastNamed = 20

/** Examples that the data are, and tokens of each. */
function planned({ scenario: { corpus, spec } }: DataContext): { readonly count: number; readonly each: number } {
  const tokens = corpus?.tokensPerEpoch ?? spec.tokens ?? 0
  const each = corpus?.tokensPerExample ?? (corpus?.examples == null ? usualExample : tokens / corpus.examples)
  return { count: corpus?.examples ?? tokens / each, each }
}

const rounded = (count: number): string =>
  count < 10_000 ? formatCount(Number(count.toPrecision(2))) : formatParameters(Number(count.toPrecision(2)))

/** How much the purpose that is named takes, and whether what is named, or planned, does; '' where neither is named. */
export function dataVerdict(context: DataContext): string {
  const { scenario, args, catalog } = context
  const { count, each } = planned(context)
  const said = args?.numbers ?? []
  const named =
    said.find(({ words }) => ofExamples.test(words))?.value ??
    said.find(({ words, value }) => said.length === 1 && value >= leastNamed && !/[a-z$%]{2}|[$%]/iu.test(words))
      ?.value ??
    (args?.junk === undefined ? undefined : Math.round(count * args.junk))
  // "Would another 10k help?": on top of those that are there.
  const added = args?.isOnTop === true && scenario.corpus?.examples != null ? (named ?? 0) : 0
  const examples = added > 0 ? count + added : (named ?? count)
  const all = `${formatTokens(scenario.spec.tokens ?? 0)}, some ${rounded(count)} examples`
  const { task } = scenario.spec
  const purpose = args?.dataFor ?? (task === 'classification' ? 'labels' : undefined)
  const isOfAny = purpose === undefined && named === undefined && (task === null || task === 'sft')
  if (purpose === 'style' || purpose === 'labels' || isOfAny) {
    const needed = `${formatCount(enough)} to ${formatCount(plenty)} good examples do`
    const usual = isOfAny
      ? `For a tone, a format or one narrow task ${needed} (rule of thumb)`
      : `${needed} for ${purpose === 'style' ? 'a tone or a format' : 'sorting into a few labels'} (rule of thumb)`
    if (examples < few)
      return `${usual}: ${formatCount(examples)} are too few to train on, so put the best of them into the prompt first.`
    if (examples < enough)
      return `${usual}: ${formatCount(examples)} are a beginning. Train on them, see where it is missed, and add examples of that.`
    if (examples <= tooMany)
      return `${usual}: ${named === undefined ? `${all}, are` : `${formatCount(named)} are`} enough.`
    const part = atPart(context, Math.min(1, plenty / count))
    const { hours, allInUsd } = context.recommendation.best
    const onBest = `On the best ${formatCount(plenty)} alone this plan would take ${formatDuration(part.hours)} and ${formatUsd(part.usd)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}.`
    if (isOfAny)
      return `${usual}, more for many tasks or a field of its own; here are ${all.replace(', some ', ', ')}. ${onBest}`
    return `Far more than it takes: ${usual}, about ${formatTokens(plenty * each)}, and ${named === undefined ? `${all}, are` : `${formatCount(named)} examples are`} many times that. ${onBest}`
  }
  if (purpose === 'facts') {
    const tokens = named === undefined ? (scenario.spec.tokens ?? 0) : named * each
    return `${tokens < ofField ? 'Little for that' : 'Likely enough'}: new facts or a field of its own take tens of millions of tokens of text (rule of thumb), and ${formatTokens(tokens)} are there. Facts that must be right are better searched for and given to the model (RAG).`
  }
  if (named === undefined) return ''
  const rules = catalog?.quality.examples ?? []
  const rule = rules.find(({ upTo }) => examples <= upTo.base) ?? rules.at(-1)
  if (rule !== undefined && added > 0) {
    const { usd, hours } = atPart(context, examples / count)
    return `${formatCount(added)} more make ${formatCount(examples)} instead of ${formatCount(count)}, about ${formatUsd(usd)} and ${formatDuration(hours)}: so many are ${rule.says}. Whether they pay a test shows: train on half of what is there and on all of it; as much again brings at most about what the second half did (rule of thumb).`
  }
  return rule === undefined
    ? ''
    : `${formatCount(named)} examples are ${rule.says}. That is a rule of thumb: which it is, a held-out part of them shows.`
}
const ofExamples =
  /(?:mails?|reviews?|contracts?|articles?|posts?|messages?|calls?|transcripts?|descriptions?|reports?|rows?|examples?|samples?|pairs?|documents?|docs?|conversations?|chats?|tickets?|texts?|lines|prompts?|answers?|records?|emails?|letters?|questions?)$/iu

/** Examples up to which two or three passes pay, and from which one does: rules of thumb. */
const [someThousand, manyThousand] = [5_000, 100_000]

/** How many passes over the data are worth it, by how many examples they are, and what one more costs. */
export function passesVerdict(context: DataContext): string {
  const { count } = planned(context)
  const { corpus, spec } = context.scenario
  const epochs = corpus?.epochs ?? 1
  const once = corpus?.tokensPerEpoch ?? spec.tokens ?? 0
  const { hours } = context.recommendation.best
  const more = atPart(context, (epochs + 1) / epochs)
  const passes =
    count <= someThousand ? 'Two or three' : count <= manyThousand ? 'Two, at most three' : 'One, at most two'
  return `${passes} over ${formatTokens(once)}, some ${rounded(count)} examples; ${formatCount(epochs)} ${epochs === 1 ? 'is' : 'are'} planned, and another takes ${formatDuration(more.hours - hours.p50)} and ${formatUsd(more.usd - atPart(context, 1).usd)} more.`
}
