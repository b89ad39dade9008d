/** From the parts of a name to a model: the newest that has them, or what there is instead. */
import { type Named, byVersion, hasSize } from './models.ts'
import type { NameParts } from './model-name.ts'
import type { ModelReading } from './sense.ts'
import type { Token } from './tokens.ts'
import { list, sizeWords } from './spell.ts'

/** `repository`: the tokens of a repository's name, where it was one. */
export function resolveModel(parts: NameParts, siblings: readonly Named[], repository: readonly Token[]): ModelReading {
  const ofVariant = siblings.filter(({ variants }) => parts.variants.every((variant) => variants.has(variant)))
  if (ofVariant.length === 0) return none('', siblings)
  const ofVersion = withVersion(ofVariant, parts)
  if (ofVersion.length === 0) {
    const versions = [...new Set(ofVariant.map(({ version }) => version).filter((version) => version !== ''))]
    if (versions.length === 0) return none('', ofVariant)
    return none(
      `${titled({ ...parts, version: '', sizes: [] }, siblings)} is there in version ${list(versions)}.`,
      ofVariant,
    )
  }
  const ofSize =
    parts.sizes.length === 0 ? ofVersion : ofVersion.filter((model) => parts.sizes.some((size) => hasSize(model, size)))
  if (ofSize.length === 0) {
    return none('', ofVersion)
  }
  // "falcon-7b-instruct" is Falcon and not Falcon3, where there is one of that plain name.
  const isPlain = (model: Named): boolean => parts.version === '' && parts.sizes.length > 0 && model.version === ''
  const ranked = [...(ofSize.some(isPlain) ? ofSize.filter(isPlain) : ofSize)].sort(byVersion)
  const [first, second] = ranked
  if (first === undefined) return none('', siblings)
  const isOpen = parts.sizes.length === 0 && second !== undefined && first.variants.size === second.variants.size
  if (isOpen) return { kind: 'family', ids: ranked.map(({ id }) => id), label: titled(parts, siblings) }
  const notes = [
    choiceNote(parts, ofSize, first, siblings),
    ...parts.shapes.map((shape) => `The ${shape} variant is estimated as ${first.name}, whose shape it shares.`),
    parts.others.length > 0
      ? `${repository.map(({ text, glued }, index) => (glued || index === 0 ? '' : ' ') + text).join('')} is estimated as ${first.name}.`
      : '',
  ].filter((note) => note !== '')
  return {
    kind: 'one',
    id: first.id,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    ...(parts.weights === null ? {} : { weights: parts.weights }),
  }
}

/** "3" means 3 where there is one with that size, and otherwise 3.1, 3.2 or 3.3. */
function withVersion(models: readonly Named[], { version, sizes }: NameParts): readonly Named[] {
  if (version === '') return models
  const exact = models.filter(({ versions }) => versions.has(version))
  const fits = (model: Named): boolean => sizes.length === 0 || sizes.some((size) => hasSize(model, size))
  if (exact.some(fits)) return exact
  const later = models.filter((model) => model.version.startsWith(`${version}.`))
  return exact.length > 0 && later.some(fits) ? later : exact
}

function choiceNote(parts: NameParts, found: readonly Named[], chosen: Named, siblings: readonly Named[]): string {
  // "deepseek 7b" names no distillation, and gets one.
  if (chosen.variants.size > parts.variants.length && parts.sizes.length > 0 && chosen.brand === 'deepseek') {
    return `${titled(parts, siblings)} is read as ${chosen.name}.`
  }
  if (found.length < 2 || parts.version === chosen.version) return ''
  const versions = new Set(found.map(({ version }) => version))
  return versions.size > 1
    ? `${titled(parts, siblings)} is read as ${chosen.name}, the newest of that name and size.`
    : ''
}

function none(sentence: string, near: readonly Named[]): ModelReading {
  const ranked = [...near].sort(byVersion)
  const there = `There are ${list(ranked.map(({ name }) => name))}.`
  return { kind: 'none', sentence: sentence === '' ? there : sentence, near: ranked.slice(0, 4).map(({ id }) => id) }
}

/** "DeepSeek R1 Distill 7B": the brand as its maker writes it. */
function titled(parts: NameParts, siblings: readonly Named[]): string {
  const printed = /^[A-Za-z]+/.exec(siblings[0]?.name ?? '')?.[0] ?? parts.brand
  const brand = parts.brand.includes('-') ? parts.brand : printed
  const words = [parts.version, ...parts.variants, ...parts.sizes.map(sizeWords)].filter((word) => word !== '')
  return [brand, ...words].join(' ')
}
