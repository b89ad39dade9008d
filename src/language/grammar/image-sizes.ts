/** Sizes of images in pixels, and whether a text is of images. */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { oncePerText } from './once-per-text.ts'

/** "1024x1024": the sides of an image in pixels. */
export const isImageSize = ({ factors }: Amount): boolean =>
  factors?.length === 2 && factors.every((side) => Number.isInteger(side) && side >= 32 && side <= 16_384)

/** "448px": one side of a square; "2 megapixels" and "1024x768 px" are areas. */
export const isSideOfSquare = ({ factors, value, unitValue }: Amount): boolean =>
  factors === undefined && value === unitValue

/** Of images, or for a model that reads them. */
export const isBesideImages = oncePerText(({ mentions, vocabulary }) =>
  mentions.some(
    (mention) =>
      ((isKind(mention, 'amount') || isKind(mention, 'measure')) &&
        (mention.meaning.measure === 'imageCount' || mention.meaning.measure === 'imageTokens')) ||
      (isKind(mention, 'model') &&
        mention.meaning.reference.kind === 'model' &&
        vocabulary.models.byId.get(mention.meaning.reference.id)?.vision !== undefined),
  ),
)
