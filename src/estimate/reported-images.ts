/** Images of a reported example: tokens that stand in its sequence, and patches that the tower reads. */
import type { Model } from '../catalog/model.ts'
import type { RolloutFacts } from '../catalog/training-objective.ts'
import type { ObjectiveConfig } from './residuals/objective-config.ts'

export type ReportedImages = {
  /** Of one example, in the sequence of the language model; 0 where images are read by cross-attention. */
  readonly tokens: number
  readonly patches: number
  /** Of the tower; null: not known. */
  readonly towerParams: number | null
}

/** null where the row has none. What it does not say of its images is taken from its model, if that is in the catalog. */
export function imagesOf(
  { images, model }: ObjectiveConfig,
  rollout: RolloutFacts,
  models: ReadonlyMap<string, Model>,
): ReportedImages | null {
  if (images === null || images === undefined) return null
  const vision = modelNamed(model.name, models)?.vision
  const { usualPixels, pixelsPerToken } = rollout
  const perToken = vision?.pixelsPerToken ?? pixelsPerToken.base
  const fixed = vision?.pixelsPerToken == null ? (vision?.tokensPerImage ?? null) : null
  // Few pictures are as large as a cap.
  const pixels = Math.min(images.maxPixels ?? usualPixels.base, 2 * usualPixels.base)
  const each = images.tokensEach ?? fixed ?? pixels / perToken
  const tokens = (images.perSample ?? 1) * each
  // Models that read images by cross-attention pad each to all of its tiles.
  if (vision?.inSequence === false)
    return { tokens: 0, patches: Math.max(tokens, vision.tokensPerImage ?? 0), towerParams: vision.params }
  return {
    tokens,
    patches: tokens * (vision?.merge == null ? rollout.patchesPerToken.base : vision.merge ** 2),
    towerParams: model.shape?.visionParams ?? vision?.params ?? null,
  }
}

/** The model of the catalog that a report names, its words in whatever order. */
function modelNamed(name: string, models: ReadonlyMap<string, Model>): Model | undefined {
  const wanted = wordsOf(name)
  return [...models.values()].find((model) =>
    [model.id, model.name, ...model.aliases].some((one) => wordsOf(one) === wanted),
  )
}

const wordsOf = (name: string): string =>
  [
    ...name
      .slice(0, 80)
      .toLowerCase()
      .matchAll(/[a-z]+|\d+(?:\.\d+)?/g),
  ]
    .map(([word]) => word)
    .toSorted()
    .join(' ')
