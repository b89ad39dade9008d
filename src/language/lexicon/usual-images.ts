/** What images are taken for where nobody said how large they are. */
import type { Catalog } from '../../catalog/catalog.ts'

/** Tokens of an image, of a page and of the text beside it; and pixels of one token. */
export type UsualImages = {
  readonly tokens: number
  readonly page: number
  readonly text: number
  readonly pixelsPerToken: number
}

/** The base values of data/rollout.json. */
export const usualImagesOf = ({ training: { rollout } }: Catalog): UsualImages => ({
  tokens: rollout.imageTokens.base,
  page: rollout.pageTokens.base,
  text: rollout.textTokens.base,
  pixelsPerToken: rollout.pixelsPerToken.base,
})
