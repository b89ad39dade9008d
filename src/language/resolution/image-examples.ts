/** Examples that are images with text: how many tokens each is, from its pixels, its model or what is usual. */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ModelEntry } from '../lexicon/model-names.ts'
import type { DataQuantities, DataQuantity } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { numberOf } from './training-numbers.ts'

type ImageLength = { readonly tokens: number; readonly words: readonly string[] }

/** Where images were counted and no other examples, each image is an example: its own tokens and its text. */
export function addImageExamples(draft: Draft, data: DataQuantities, input: ResolverInput): void {
  const pixels = numberOf(draft, input, 'imagePixels', 'sizes of an image')
  const images = draft.has('imageCount') || pixels === null ? null : data.examples
  if (images !== null) draft.set('imageCount', images.value)
  const count = draft.has('imageCount') || pixels !== null ? draft.get('imageCount') : null
  if (count === null || (data.examples !== null && images === null) || data.steps !== null) return
  const stated = data.length ?? data.tokens
  const isTotal = data.length === null && stated !== null && stated.value > longestText
  if (isTotal && pixels === null) return
  const ofImage = imageLength(draft, input, pixels)
  if (isTotal) return
  const before = textBefore(draft, input)
  const text = stated?.value ?? before ?? input.vocabulary.usualImages.text
  if (stated === null && before === null)
    draft.addRemark(
      'tokens',
      `${formatRounded(text)} tokens of text with each image are assumed: say “300 tokens each” to change it.`,
    )
  const counted = slotsOf(input.slots, 'quantity').find(({ measure }) => measure === 'imageCount')
  const sized = slotsOf(input.slots, 'quantity').find(({ measure }) => measure === 'imagePixels')
  const slot = images?.slot ?? counted ?? sized
  if (slot === undefined) return
  const quantity = (value: number, words: string): DataQuantity => ({ value, words, slot })
  data.examples = images ?? quantity(count, draft.words(slot))
  data.tokens = null
  const words = [...ofImage.words, stated?.words ?? `${formatRounded(text)} tokens of text`]
  data.length = quantity(text + ofImage.tokens, words.join(' + '))
}

/** Tokens of the text beside an image, where that stands in the plan already. */
function textBefore({ base }: Draft, { vocabulary }: ResolverInput): number | null {
  const each = base?.corpus?.tokensPerExample ?? null
  if (base === null || each === null || base.spec.imageCount === null) return null
  const text = each - (base.spec.imageTokens ?? vocabulary.usualImages.tokens)
  return text > 0 ? text : null
}

/** More tokens than this are those of all examples. */
const longestText = 32_768

const visionOf = (draft: Draft, { vocabulary }: ResolverInput): ModelEntry['vision'] =>
  vocabulary.models.byId.get(draft.get('model') ?? '')?.vision

/** Stated tokens, those of the pixels by the model's patches, or what is usual where nothing is said. */
function imageLength(
  draft: Draft,
  input: ResolverInput,
  pixels: { readonly value: number; readonly words: string } | null,
): ImageLength {
  const stated = draft.get('imageTokens')
  if (stated !== null && pixels === null) return { tokens: stated, words: [`${formatRounded(stated)} image tokens`] }
  const vision = visionOf(draft, input)
  const usual = input.vocabulary.usualImages
  if (vision?.inSequence === false) {
    draft.addRemark('imageTokens', 'This model reads images beside the text: they make its sequences no longer.')
    return { tokens: 0, words: [] }
  }
  if (vision?.tokensPerImage != null && (vision.pixelsPerToken === null || pixels === null)) {
    const isFixed = vision.pixelsPerToken === null
    draft.addRemark(
      'imageTokens',
      `An image is ${isFixed ? '' : 'at most '}${formatRounded(vision.tokensPerImage)} tokens to this model${isFixed ? ', whatever its size' : ''}.`,
    )
    draft.set('imageTokens', vision.tokensPerImage)
    return { tokens: vision.tokensPerImage, words: [`${formatRounded(vision.tokensPerImage)} image tokens`] }
  }
  if (pixels === null) {
    draft.addRemark(
      'imageTokens',
      `${formatRounded(usual.tokens)} tokens an image are assumed: say its size, such as “1024x1024 px”.`,
    )
    return { tokens: usual.tokens, words: [`${formatRounded(usual.tokens)} image tokens`] }
  }
  const perToken = vision?.pixelsPerToken ?? usual.pixelsPerToken
  const tokens = Math.min(Math.ceil(pixels.value / perToken), vision?.tokensPerImage ?? Infinity)
  draft.addRemark(
    'imageTokens',
    `${quoted(pixels.words)}: ${formatRounded(tokens)} tokens an image, ${formatRounded(perToken)} pixels each.`,
  )
  draft.set('imageTokens', tokens)
  return { tokens, words: [`${formatRounded(tokens)} image tokens`] }
}
