/** Another size of the model that is planned. */
import { type ModelEntry, type ModelNames, compareByVersion, hasSize } from '../lexicon/model-names.ts'

/** The same family in another size, of the same kind where there is one; undefined where there is none. `isStrict`: of the same version. */
export function siblingOf(id: string, params: number, models: ModelNames, isStrict = false): ModelEntry | undefined {
  const model = models.byId.get(id)
  if (model === undefined) return undefined
  // "Nobody meant to touch 671B weights": the planned one itself.
  if (!isStrict && hasSize(model, params)) return model
  const siblings = (models.byBrand.get(model.brand) ?? []).filter((one) => hasSize(one, params))
  // "The 3b one" of a model that sees, or embeds, is one that does too.
  const ofKind = siblings.filter((one) => kindOf(one.id) === kindOf(id))
  const alike = ofKind.length > 0 ? ofKind : siblings
  const same = alike.filter(({ version }) => version === model.version)
  return [...(same.length > 0 || isStrict ? same : alike)].sort(compareByVersion)[0]
}

/** All of the same family, version and kind, the model itself among them. */
export function siblingsOf(id: string, models: ModelNames): readonly ModelEntry[] {
  const model = models.byId.get(id)
  return model === undefined
    ? []
    : (models.byBrand.get(model.brand) ?? []).filter(
        (one) => one.version === model.version && kindOf(one.id) === kindOf(id),
      )
}

/** What the name says besides brand, version and size: "vl", "embedding". */
const kindOf = (id: string): string =>
  id
    .split('-')
    .slice(1)
    .filter((part) => !/\d/u.test(part))
    .join('-')
