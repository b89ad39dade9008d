/** Sizes of images in pixels, and whether a text is of images. */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { hasOtherData } from './data-by-custom.ts'
import { anywhere, oncePerText } from './once-per-text.ts'
import { legible, seeingModel } from '../text/seeing-models.ts'
import type { ParseContext } from './parse-context.ts'

/** "1024x1024": the sides of an image in pixels. */
export const isImageSize = ({ factors }: Amount): boolean =>
  factors?.length === 2 && factors.every((side) => Number.isInteger(side) && side >= 32 && side <= 16_384)

/** "448px": one side of a square; "2 megapixels" and "1024x768 px" are areas. */
export const isSideOfSquare = ({ factors, value, unitValue }: Amount): boolean =>
  factors === undefined && value === unitValue

/** Whether the two sides are of images: those are spoken of, or a model that reads them has its data besides. */
export const isOfImages = (context: ParseContext, index: number, amount: Amount): boolean =>
  isImageSize(amount) &&
  (speaksOfImages(context) ||
    (isBroad(amount) && hasOtherData(context, index) && (namesVisionModel(context) || isOfScans(amount, context))))

/** "2000 x 500" may be examples and their length. */
const isBroad = ({ factors: [one = 0, other = 0] = [] }: Amount): boolean =>
  Math.max(one / other, other / one) <= broadest
const broadest = 3

/** "Scanned forms at 1024x1400": no forms are counted so. */
const isOfScans = ({ factors: sides = [] }: Amount, context: ParseContext): boolean =>
  sides.every((side) => side >= leastSide) && speaksOfScans(context)
const speaksOfScans = oncePerText(({ tokens }) => pictured.test(tokens.map(({ text }) => text).join(' ')))
const pictured = new RegExp(`${seeingModel.source}|${legible.source}`, 'iu')
const leastSide = 200

const speaksOfImages = anywhere(
  (mention) =>
    (isKind(mention, 'amount') || isKind(mention, 'measure')) &&
    (mention.meaning.measure === 'imageCount' || mention.meaning.measure === 'imageTokens'),
)

const namesVisionModel = oncePerText(({ mentions, vocabulary }) =>
  mentions.some(
    (mention) =>
      isKind(mention, 'model') &&
      mention.meaning.reference.kind === 'model' &&
      vocabulary.models.byId.get(mention.meaning.reference.id)?.vision !== undefined,
  ),
)
