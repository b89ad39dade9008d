/** Settings of the training: learning rate, parameters that count, sequence length. */
import { methodName, planName } from '../format/display-names.ts'
import { formatCount, formatParameters, formatPercent } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { dataParallelDegree, globalBatch } from '../content/training-setup.ts'

const ofPreferences: ReadonlySet<string> = new Set(['dpo', 'kto', 'orpo', 'simpo'])

/** Learning rates that are usual (recalled). */
const usualRates = { adapters: [1e-4, 2e-4], full: [5e-6, 2e-5], preferences: [5e-7, 5e-6] } as const
const written = (rate: number): string => rate.toExponential().replace('e-0', 'e-')
/** Outside of so many times the usual a rate is hardly right. */
const farOff = 2.5

function rateVerdict(rate: number, low: number, high: number): string {
  const said = written(rate)
  if (rate > farOff * high) return `${said} is too high: the loss may jump or turn NaN. `
  if (rate < low / farOff) return `${said} is low: it is likely to learn too little in the planned steps. `
  return rate < low || rate > high ? `${said} works, at the ${rate < low ? 'low' : 'high'} end. ` : `${said} is fine. `
}

/** Settings that change what is learned, not what it costs: the one that is named, for the method of the plan, else all. */
export function learningAnswer({
  scenario: { spec },
  recommendation: { best },
  args,
}: QuestionContext): readonly string[] {
  const isPreference = ofPreferences.has(spec.task ?? 'sft') || args?.objectives?.some((one) => ofPreferences.has(one))
  const objective = args?.objectives?.find((one) => ofPreferences.has(one)) ?? spec.task ?? ''
  const isFull = args?.methodNamed === undefined ? best.method === 'full' : args.methodNamed === 'full'
  const [low, high] = usualRates[isPreference === true ? 'preferences' : isFull ? 'full' : 'adapters']
  const rate = `${written(low)} to ${written(high)}`
  const isOther = isFull !== (best.method === 'full')
  const method = isOther ? (isFull ? 'full fine-tuning' : 'LoRA') : methodName(best)
  const what = `${method}${isPreference === true ? ` by ${objective.toUpperCase()}` : ''}`
  const ofPlan = isOther ? `where the plan is ${methodName(best)}` : 'as planned'
  const verdict = args?.rate === undefined ? '' : rateVerdict(args.rate, low, high)
  const rank = best.loraRank
  const usual: Readonly<Record<NonNullable<NonNullable<QuestionContext['args']>['hyper']>, string>> = {
    rate: `${verdict}${rate} is usual for ${what}, ${ofPlan}, with some 3 % of warm-up and a cosine or linear fall (recalled). Halve it where the loss jumps.`,
    beta: 'Beta 0.1 is usual for DPO, and 0.01 to 0.5 are tried: a lower one lets the model go further from the reference, a higher one keeps it near (recalled).',
    alpha:
      rank === null
        ? 'None: full fine-tuning has no adapter, so no alpha.'
        : `${formatCount(rank)} to ${formatCount(2 * rank)}: once or twice the rank, which is ${formatCount(rank)} here (recalled).`,
    dropout:
      '0 to 0.05 is usual for LoRA on some thousand examples and more, up to 0.1 on few (recalled); Unsloth is fastest with 0.',
    'warm-up': 'Some 3 % of the steps, or 10 to 100 of them (recalled).',
  }
  const named = args?.rate === undefined ? args?.hyper : 'rate'
  if (
    args?.asksBatch === true &&
    args.rate === undefined &&
    (named === 'rate' || named === undefined || args.asksRate === true)
  )
    return [
      `Start with a learning rate of ${written(2 * low)} and ${formatCount(globalBatch(best))} sequences an optimizer step.`,
      `Learning rate: ${usual.rate}`,
      `Batch: ${formatCount(globalBatch(best))} sequences of ${formatCount(best.sequenceLength)} tokens a step are planned, ${formatCount(best.microBatch)} on each GPU at a time${best.accumulation > 1 ? ` × ${formatCount(best.accumulation)} accumulation steps` : ''}; ${isFull ? '64 to 128' : '16 to 64'} are usual for ${isFull ? 'full fine-tuning' : 'adapters'} (rule of thumb).`,
      'The rate changes neither memory, hours nor dollars: tune it on a small run; with another batch move it the same way, and less.',
    ]
  return [
    // "Beta and LR, please"
    named === 'beta' && args?.asksRate === true
      ? `${usual.beta} ${usual.rate}`
      : named === undefined
        ? `${usual.rate} Alpha is once or twice the rank, dropout 0 to 0.05, the beta of DPO 0.1 (recalled).`
        : usual[named],
    'It changes neither memory, hours nor dollars, so it is not planned here: tune it on a small run.',
  ]
}

/** "active or total parameters?" */
export function paramsAnswer(context: QuestionContext): readonly string[] {
  const { params, activeParams } = context
  const all = embeddingsCounted(context)
  const rule =
    'Memory counts all parameters, speed those that are active for a token. Only in a mixture of experts do they differ.'
  if (params === undefined) return [rule]
  if (activeParams === undefined || activeParams === params)
    return [`The model has ${formatParameters(params)} parameters, all of them active for each token.`, all, rule]
  return [
    `The model has ${formatParameters(params)} parameters, ${formatParameters(activeParams)} of them active for a token: experts share attention and embeddings, so their number times the size in a name comes to more.`,
    all,
    'Memory goes by the first, speed by the second.',
  ]
}

/** That the count is of the whole model, with what its vocabulary takes; of a bare size it is what was said. */
function embeddingsCounted({ scenario: { spec }, catalog }: QuestionContext): string {
  const shape = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape
  if (shape === undefined || shape === null)
    return 'That is the size as it was said, embeddings and output layer taken to be in it; name the model for its exact count.'
  const [matrices, what] = shape.tiedEmbeddings
    ? [1, 'embeddings, which serve as the output layer, too']
    : [2, 'embeddings and output layer']
  return `It is the whole model: ${what} are in it, ${formatParameters(matrices * shape.vocab * shape.hidden)} for a vocabulary of ${formatCount(shape.vocab)}. A name rounds that.`
}

/** "what's the longest context we can do?" */
export function contextAnswer({
  longestSequence,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const now = `The plan is for ${formatCount(best.sequenceLength)} tokens`
  if (longestSequence === undefined) return [`${now}; say another, such as “seq 8k”.`]
  const plan = `${planName(best, names)}, ${methodName(best)}`
  const tooLongNote =
    longestSequence.not === null ? '; longer was not tried' : `; ${formatCount(longestSequence.not)} does not fit`
  return [`Up to ${formatCount(longestSequence.fits)} tokens fit on ${plan}, tried in doublings${tooLongNote}. ${now}.`]
}

/** "What batch size?": sequences a GPU, accumulation steps and sequences an optimizer step. */
export function batchAnswer({ scenario: { spec }, recommendation: { best } }: QuestionContext): readonly string[] {
  const replicas = dataParallelDegree(best)
  const all = globalBatch(best)
  const factors = [
    `${formatCount(best.microBatch)} of ${formatCount(best.sequenceLength)} tokens on each GPU at a time`,
    best.accumulation > 1 ? `${formatCount(best.accumulation)} accumulation steps` : '',
    replicas > 1 ? `${formatCount(replicas)} data-parallel copies` : '',
  ].filter((factor) => factor !== '')
  return [
    `One optimizer step sees ${formatCount(all)} ${all === 1 ? 'sequence' : 'sequences'}: ${factors.join(' × ')}${spec.batch === null && spec.globalBatch === null ? ', which is assumed' : ''}.`,
    spec.task === 'embedding'
      ? `In contrastive training the negatives come from the ${formatCount(best.microBatch)} on a GPU (from ${formatCount(best.microBatch * replicas)} where they are gathered), as accumulation adds none: GradCache makes them more without more memory.`
      : '',
    `More per GPU would raise the memory, now expected at ${formatPercent(best.peakMemoryGiB.p50 / best.usableMemoryGiB)} of a GPU; more accumulation would not.`,
  ]
}
