/** Examples that are images with text: how many tokens each is, from its pixels, its model or what is usual. */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import { legible, seeingModel } from '../text/seeing-models.ts'
import type { ModelEntry } from '../lexicon/model-names.ts'
import type { DataQuantities, DataQuantity } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { maxImagesOfExample, numberOf } from './training-numbers.ts'

type ImageLength = { readonly tokens: number; readonly words: readonly string[] }

/** Where images were counted and no other examples, each image is an example: its own tokens and its text. */
export function addImageExamples(draft: Draft, data: DataQuantities, input: ResolverInput): void {
  const pixels = numberOf(draft, input, 'imagePixels', 'sizes of an image')
  // "9k invoices as images (1,100 visual tokens each)": what has tokens of an image is one.
  const hasTokens = slotsOf(input.slots, 'quantity').some(({ measure }) => measure === 'imageTokens')
  const isOfImages = draft.base === null || draft.base.spec.imageCount !== null
  const isSized = pixels !== null || (hasTokens && isOfImages)
  const isSeen = draft.base === null && !isSized && arePictures(draft, data, input)
  const images = draft.has('imageCount') || !(isSized || isSeen) ? null : data.examples
  if (images !== null) draft.set('imageCount', images.value)
  // "The text is just 100 tokens": of images that are in the plan already.
  const isOfText =
    draft.base?.spec.imageCount != null &&
    data.length !== null &&
    data.examples === null &&
    ofText.test(input.recognized.normalized.text)
  const count = draft.has('imageCount') || isSized || isSeen || isOfText ? draft.get('imageCount') : null
  if (count !== null && images === null && addImagesOfExamples(draft, data, input, pixels, count)) return
  if (count === null || (data.examples !== null && images === null) || data.steps !== null) return
  // "512 answer tokens": what is written about each image.
  const written =
    data.length === null && data.tokens === null
      ? slotsOf(input.slots, 'quantity').find(({ measure }) => measure === 'responseTokens')
      : undefined
  const stated =
    data.length ??
    data.tokens ??
    (written === undefined ? null : { value: written.amount.value, words: draft.words(written), slot: written })
  const isTotal = data.length === null && stated !== null && stated.value > maxTextLength
  if (isTotal && pixels === null) return
  const isWithImages = areCounted(input) && stated !== null
  const ofImage = isWithImages ? { tokens: 0, words: [] } : imageLength(draft, input, pixels)
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
  const lengthened = slotsOf(input.slots, 'quantity').find(({ measure }) => measure === 'imageTokens')
  const slot = images?.slot ?? counted ?? sized ?? lengthened ?? (isOfText ? data.length?.slot : undefined)
  if (slot === undefined) return
  const quantity = (value: number, words: string): DataQuantity => ({ value, words, slot })
  data.examples = images ?? quantity(count, draft.words(slot))
  data.tokens = null
  const words = [...ofImage.words, stated?.words ?? `${formatRounded(text)} tokens of text`]
  data.length = quantity(text + ofImage.tokens, words.join(' + '))
}

/** "20k examples, 2 images each": each example is as long as its text and its images. */
function addImagesOfExamples(
  draft: Draft,
  data: DataQuantities,
  input: ResolverInput,
  pixels: Parameters<typeof imageLength>[2],
  each: number,
): boolean {
  const { examples, length, tokens, steps } = data
  if (examples === null || steps !== null || each > maxImagesOfExample || examples.value <= maxImagesOfExample)
    return false
  const stated = length ?? tokens
  if (stated !== null && stated.value > maxTextLength) return false
  const { tokens: ofImage, words } =
    stated !== null && areCounted(input) ? { tokens: 0, words: [] } : imageLength(draft, input, pixels)
  const text = stated?.value ?? input.vocabulary.usualImages.text
  draft.set('imageCount', examples.value * each)
  const parts = [
    ...words.map((one) => (each === 1 ? one : `${each} × ${one}`)),
    stated?.words ?? `${formatRounded(text)} tokens of text`,
  ]
  data.tokens = null
  data.length = { value: text + each * ofImage, words: parts.join(' + '), slot: examples.slot }
  return true
}

/** "Qwen2.5-VL on 20k invoices": what a model that sees is shown, where nobody says how long it is. */
function arePictures(draft: Draft, data: DataQuantities, { recognized }: ResolverInput): boolean {
  const { examples, length, tokens } = data
  if (examples === null || length !== null || tokens !== null) return false
  const { text } = recognized.normalized
  const sees = seeingModel.test(draft.get('model') ?? '') || seeingModel.test(text)
  return sees && seen.test(text.slice(text.indexOf(examples.words)).slice(0, nearExamples))
}
const seen =
  /\b(?:invoices?|receipts?|scan(?:s|ned)?|forms|cheques|checks|id cards|passports?|drawings?|diagrams?|charts?|figures|plots|maps|blueprints|posters|labels|tables|menus|slides|x-?rays?|scenes|memes|uis?|websites)\b/iu
const nearExamples = 40

const ofText = /\b(?:texts?|captions?|questions?|answers?)\b/iu
/** "1,300 tokens per sample including image tokens", "1200 tok per sample all in": nothing is added for the image. */
const withImages =
  /\bincl(?:uding|udes?|\.)? (?:the |all |its |both )?(?:images?|vision|visual|pictures?|photos?)\b|\b(?:counting|with) (?:the |all |its )?(?:(?:image|vision|visual) tokens|(?:image|picture|photo)s? (?:included|counted|in it))\b|\b(?:image|picture|photo)s? (?:tokens )?(?:included|counted(?: in)?|incl)\b/i
const allIn =
  /\btok(?:en)?s?\b[^,;.\n]{0,30}(?:\ball[ -]in\b|\ball inclusive\b|\bper \w{1,12} (?:in total|total|altogether|combined|overall)\b)|\b(?:all[ -]in|in total|altogether|total of) [^,;.\n]{0,12}\d+ tok(?:en)?s?\b/i
const areCounted = ({ recognized }: ResolverInput): boolean =>
  withImages.test(recognized.normalized.text) || allIn.test(recognized.normalized.text)

/** Tokens of the text beside an image, where that stands in the plan already. */
function textBefore({ base }: Draft, { vocabulary }: ResolverInput): number | null {
  const each = base?.corpus?.tokensPerExample ?? null
  if (base === null || each === null || base.spec.imageCount === null) return null
  const text = each - (base.spec.imageTokens ?? vocabulary.usualImages.tokens)
  return text > 0 ? text : null
}

/** More tokens than this are those of all examples. */
const maxTextLength = 32_768

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
    const isRead = legible.test(input.recognized.normalized.text)
    if (isRead) {
      draft.addRemark(
        'imageTokens',
        `${formatRounded(usual.page)} tokens a page are assumed, as it must be legible: say its size, such as “1024x1024 px”.`,
      )
      draft.set('imageTokens', usual.page)
      return { tokens: usual.page, words: [`${formatRounded(usual.page)} image tokens`] }
    }
    draft.addRemark(
      'imageTokens',
      `${formatRounded(usual.tokens)} tokens an image are assumed, and resolution decides: say its size, such as “1024x1024 px”, and cap it (max_pixels).`,
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
