/** What the images of a plan come to: tokens of one, what smaller ones would save, and whether what reads them is trained. */
import type { Model } from '../../catalog/model.ts'
import { assumedImageTokens } from '../../recommend/advice/job-advice.ts'
import { formatCount, formatDuration, formatParameters, formatPercent, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

type Vision = NonNullable<Model['vision']>

function modelOf({ scenario: { spec }, catalog }: QuestionContext): Model | undefined {
  const model = spec.model === null ? undefined : catalog?.models.get(spec.model)
  // The language model alone is called so where its shape is told.
  return model === undefined ? undefined : { ...model, name: model.name.replace(/ \(text\)$/u, '') }
}

/** Tokens of an image that the plan counts; null where they are not known. */
function countedTokens(context: QuestionContext): number | null {
  const { spec, notes } = context.scenario
  return spec.imageTokens ?? assumedImageTokens(notes) ?? modelOf(context)?.vision?.tokensPerImage ?? null
}

/** Tokens of an example of the plan, and of them those of its images; null where one of the two is not known. */
function shares(context: QuestionContext): { readonly each: number; readonly images: number } | null {
  const { corpus } = context.scenario
  const images = countedTokens(context)
  const each = corpus?.tokensPerExample ?? null
  return images === null || each === null || images > each ? null : { each, images }
}

/** "28 × 28" */
const pixelsOf = (pixelsPerToken: number): string => {
  const side = formatCount(Math.round(Math.sqrt(pixelsPerToken)))
  return `${side} × ${side} pixels`
}

/** "How many tokens is an A4 page at 300 dpi?" */
function imageTokens(context: QuestionContext): string {
  const model = modelOf(context)
  const vision = model?.vision
  const { corpus } = context.scenario
  const named = context.args?.pixels
  const planned = countedTokens(context)
  const counted = planned === null ? '' : `The plan counts ${formatCount(planned)} tokens an image.`
  if (model === undefined || vision === undefined) return `${counted} It goes by the pixels and by the model.`
  if (vision.pixelsPerToken === null)
    return `${fixedTokens(model, vision)} ${planned === vision.tokensPerImage ? 'The plan counts so.' : counted}`
  const rule = `${model.name} makes one token of each ${pixelsOf(vision.pixelsPerToken)}`
  if (named === undefined) return `${counted} ${rule}, so 1,024 × 1,024 pixels are some ${about(1024 ** 2 / vision.pixelsPerToken)}, unless the processor scales images down (its max_pixels).`
  const tokens = (named.width * named.height) / vision.pixelsPerToken
  const size = `${formatCount(named.width)} × ${formatCount(named.height)}`
  const opening = `About ${about(tokens)} tokens: ${named.words === '' ? size : `${named.words} is ${size}`} pixels, and ${rule}, unless its processor scales it down first (max_pixels).`
  const each = corpus?.tokensPerExample ?? null
  if (planned === null || each === null) return `${opening} ${counted}`
  const length = each - planned + tokens
  const times = length / each
  if (Math.abs(times - 1) < noticeable) return `${opening} ${counted}`
  const part = atPart(context, times)
  const { sequenceLength } = context.recommendation.best
  const long = length > sequenceLength ? `, and an example is longer than the ${formatCount(sequenceLength)} tokens of a sequence` : ''
  return `${opening} ${counted} With so many the run would take about ${formatSignificant(times, 2)} times as long: ${formatDuration(part.hours)} and ${formatUsd(part.usd)}${long}.`
} // prettier-ignore
const noticeable = 0.1
const about = (tokens: number): string => formatCount(Number(tokens.toPrecision(3)))

/** "Gemma 3 4B makes 256 tokens of every image, whatever its size." */
const fixedTokens = ({ name }: Model, { tokensPerImage, inSequence }: Vision): string =>
  inSequence
    ? `${name} makes ${formatCount(tokensPerImage ?? 0)} tokens of every image, whatever its size.`
    : `${name} reads an image beside the text, by cross-attention: up to ${formatCount(tokensPerImage ?? 0)} tokens of one, none of them in the sequence.`

/** "Would it be quicker if the scans were smaller?" */
function smallerImages(context: QuestionContext): string {
  const model = modelOf(context)
  const vision = model?.vision
  const known = shares(context)
  if (model === undefined || vision === undefined)
    return 'It depends on the model: with tokens by the pixels half the width and the height are a quarter of them, with a fixed number nothing is saved.'
  if (vision.pixelsPerToken === null) {
    const rest = known === null || !vision.inSequence ? '' : ` The images are ${formatCount(known.images)} of the ${formatCount(known.each)} tokens of an example, so fewer images or shorter texts save.`
    return `${vision.inSequence ? 'Not in training' : 'Hardly'}: ${fixedTokens(model, vision)} Smaller files only load and decode quicker.${rest}`
  } // prettier-ignore
  const rule = `${model.name} makes one token of each ${pixelsOf(vision.pixelsPerToken)}`
  if (known === null) return `Yes: ${rule}, so half the width and the height are a quarter of the tokens.`
  const left = known.each - (3 / 4) * known.images
  const part = atPart(context, left / known.each)
  const { hours, allInUsd } = context.recommendation.best
  return `Yes: ${rule}, so half the width and the height are a quarter of an image’s tokens. An example would have ${formatCount(Math.round(left))} instead of ${formatCount(Math.round(known.each))}, and the run would take about ${formatDuration(part.hours)} and ${formatUsd(part.usd)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}. Small print must stay legible: try some dozen images first.`
}

/** "Is the vision half trained too?" */
function visionTrained(context: QuestionContext): string {
  const vision = modelOf(context)?.vision
  const { best } = context.recommendation
  const size = vision === undefined ? null : paramsOf(vision)
  const tower = `the vision encoder${size === null ? '' : ` (${formatParameters(size)} parameters)`}`
  const share = backwardShare(context)
  if (best.method === 'full') {
    const saved = share === null ? 'some 5 to 20 %' : `about ${formatPercent(share)}`
    return `Both parts are counted as trained in full fine-tuning: the language model and ${tower}. Most recipes freeze the encoder at first, which does for photos, documents and ordinary scans (rule of thumb) and would save ${saved} of the arithmetic.`
  }
  const added = share === null ? 'some 10 to 25 %' : `about ${formatPercent(share)}`
  return `Only the language part: its linear layers get adapters, and ${tower} stays frozen, as most recipes have it. That does for photos, documents and ordinary scans; train it too where the images look unlike those (X-rays, microscopes, satellites; rule of thumb). It would add ${added} more arithmetic for its backward pass, and somewhat more memory.`
}

const paramsOf = ({ params, layers, hidden, ffn }: Vision): number | null =>
  params ?? (layers === null || hidden === null || ffn === null ? null : layers * (4 * hidden ** 2 + 2 * hidden * ffn))

/** Passes over what is trained whole, and what is frozen or has adapters, in units of two operations a parameter and token. */
const [backward, adapters, whole, frozen] = [2, 2, 3, 1]

/** The backward pass of the encoder, as a share of the work on an example as it is planned. */
function backwardShare(context: QuestionContext): number | null {
  const vision = modelOf(context)?.vision
  const known = shares(context)
  const size = vision === undefined ? null : paramsOf(vision)
  const { params, activeParams } = context
  const active = activeParams ?? params
  if (vision?.merge == null || known === null || size === null || active === undefined) return null
  const ofTower = size * known.images * vision.merge ** 2
  const isFull = context.recommendation.best.method === 'full'
  return (
    (backward * ofTower) / ((isFull ? whole : adapters) * active * known.each + (isFull ? whole : frozen) * ofTower)
  )
}

/** By the words in braces of data/questions. */
export const imageFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  imageTokens,
  smallerImages,
  visionTrained,
}
