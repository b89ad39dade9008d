/** Models by name: what each catalog model is called, cut into brand, version, variant and sizes. */
import type { Catalog } from '../../catalog/catalog.ts'
import { denseModelOfSize, modelOfSize } from '../../catalog/model-size.ts'
import { licenceFamilyOf } from '../../catalog/licences.ts'
import type { Model } from '../../catalog/model.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Token, tokenize } from '../text/tokenize.ts'

export type ModelEntry = {
  readonly id: string
  readonly name: string
  readonly brand: string
  /** "3.1"; '' where the name has none. */
  readonly version: string
  /** Words that tell it from its siblings: small, mini, r1, distill, scout, 8x7b. */
  readonly variants: ReadonlySet<string>
  /** Version and variants under each of its names, its id first: MiniMax M2 is M2.5 too. */
  readonly names: readonly Pick<NameParts, 'version' | 'variants' | 'size'>[]
  /** Sizes it goes under, in parameters; the exact count last. */
  readonly sizes: readonly number[]
  readonly params: number
  /** owner/name at Hugging Face. */
  readonly repository: string | null
  /** What the names of its repositories are put together of: "2512", "16e". */
  readonly repositoryParts: ReadonlySet<string>
  readonly shape: Model['shape']
  readonly contextLimit: number
  /** What turns images into tokens; absent where the model reads text alone. */
  readonly vision?: NonNullable<Model['vision']>
  readonly usualTask?: NonNullable<Model['usualTask']>
  readonly englishOnly?: NonNullable<Model['englishOnly']>
  /** Of its weights, as it is remembered. */
  readonly licence: string
  /** Where its maker has its seat, where that is told: two letters. */
  readonly country: string | null
  /** Its place among all models, the plainest name first, then the newest version. */
  readonly rank: number
}

export type ModelNames = {
  readonly byId: ReadonlyMap<string, ModelEntry>
  readonly byBrand: ReadonlyMap<string, readonly ModelEntry[]>
  /** What people write for a brand, in tokens. */
  readonly brandWords: ReadonlyMap<string, string>
  readonly sizes: Catalog['sizes']
  /** The id of the model that a bare number of parameters is estimated as; null: of usual proportions. */
  readonly idOfSize: (params: number) => string | null
  readonly denseIdOfSize: (params: number) => string | null // where that one has experts
  /** Two words that are one brand: "gpt oss"; where the first is a word of its own, it alone is none. */
  readonly twoWordBrands: ReadonlyMap<string, string>
  /** Vendors whose name stands before the model's. */
  readonly vendors: ReadonlySet<string>
  /** Parts of a name that choose no other model, and those of them that may stand apart from it. */
  readonly ignoredSuffixes: ReadonlySet<string>
  readonly detachedSuffixes: ReadonlySet<string>
  /** Parts of a name that tell the repositories of one model apart, and what each is called. */
  readonly variantWords: ReadonlyMap<string, string>
  /** Beside those of the models themselves, by name; null: not known. */
  readonly repositories: ReadonlyMap<string, string | null>
  /** Fine-tunes that keep the shape of their brand's models; by the brand of which version they are, where nobody says it. */
  readonly sameShapeVariants: ReadonlyMap<string, readonly string[]>
  readonly sameShapeVersions: ReadonlyMap<string, string>
  /** Words of a repository's name that tell of another architecture than that of the name without them. */
  readonly otherArchitectures: ReadonlySet<string>
  /** What quantizers add to a name, and the stored form that it tells; null: none. */
  readonly quantizationSuffixes: ReadonlyMap<string, Spec['weights']>
}

/** What a name is cut into its parts by. */
type NameWords = Pick<ModelNames, 'twoWordBrands' | 'ignoredSuffixes'>

type NameParts = {
  readonly brand: string
  readonly version: string
  readonly variants: ReadonlySet<string>
  /** A name with a size is one only where that size is given: Phi-3 14B is Phi-3 medium. */
  readonly size: number | null
}

/** The names of all models of the catalog, ready to be looked up. */
export function modelNamesOf(catalog: Catalog): ModelNames {
  const byId = new Map<string, ModelEntry>()
  const byBrand = new Map<string, ModelEntry[]>()
  const listed = catalog.lexicon.models
  const words: NameWords = {
    twoWordBrands: new Map(Object.entries(listed.twoWordBrands)),
    ignoredSuffixes: new Set(listed.ignoredSuffixes),
  }
  const repositories = Object.entries(catalog.exportFacts.repositories)
  const unranked = [...catalog.models.values()].map((model) => ({
    ...modelEntryOf(model, words, repositories),
    country: licenceFamilyOf(model.id, catalog.licences)?.country ?? null,
  }))
  const ranks = new Map([...unranked].sort(compareNames).map(({ id }, rank) => [id, rank]))
  for (const entry of unranked.map((model) => ({ ...model, rank: ranks.get(model.id) ?? 0 }))) {
    byId.set(entry.id, entry)
    byBrand.set(entry.brand, [...(byBrand.get(entry.brand) ?? []), entry])
  }
  // A letter is no brand: the e of "e5-mistral".
  const brandWords = new Map(
    [...byBrand.keys()].flatMap((brand) => (brand.length > 1 ? [[brand, brand] as const] : [])),
  )
  for (const [spelling, brand] of Object.entries(listed.brandSpellings)) brandWords.set(spelling, brand)
  const idOfSize = (params: number): string | null => modelOfSize(params, catalog)?.id ?? null
  return {
    byId,
    byBrand,
    brandWords,
    sizes: catalog.sizes,
    idOfSize,
    denseIdOfSize: (params) => denseModelOfSize(params, catalog)?.id ?? null,
    ...words,
    vendors: new Set(listed.vendors),
    detachedSuffixes: new Set(listed.detachedSuffixes),
    variantWords: new Map(Object.entries(listed.variantWords)),
    repositories: new Map(Object.entries(catalog.exportFacts.repositories)),
    sameShapeVariants: new Map(Object.entries(listed.sameShapeVariants)),
    sameShapeVersions: new Map(Object.entries(listed.sameShapeVersions)),
    otherArchitectures: new Set(listed.otherArchitectures),
    quantizationSuffixes: new Map(Object.entries(listed.quantizationSuffixes)),
  }
}

function modelEntryOf(
  model: Model,
  words: NameWords,
  repositories: readonly (readonly [string, string | null])[],
): Omit<Omit<ModelEntry, 'rank'>, 'country'> {
  const own = namePartsOf(model.id, words)
  const { brand, version, variants } = own
  const { params } = model.shape
  const statedSizes = [model.id, model.name, ...model.aliases].flatMap(sizesIn)
  return {
    id: model.id,
    name: model.name.replace(/\s*\([^)]*\)/g, ''),
    brand,
    version,
    variants,
    names: [
      { ...own, size: null },
      ...model.aliases.map((alias) => namePartsOf(alias, words)).filter((other) => other.brand === brand),
    ],
    sizes: [...new Set([...statedSizes, params])],
    params,
    repository: model.repository,
    repositoryParts: new Set(
      [
        model.repository,
        ...repositories.flatMap(([name, one]) => (name.startsWith(`${model.id}-`) ? [one] : [])),
      ].flatMap((one) => one?.toLowerCase().split(/[/-]/) ?? []),
    ),
    shape: model.shape,
    contextLimit: model.maxContext.base,
    ...(model.vision === undefined ? {} : { vision: model.vision }),
    licence: model.licence.value,
    ...(model.usualTask === undefined ? {} : { usualTask: model.usualTask }),
    ...(model.englishOnly === undefined ? {} : { englishOnly: model.englishOnly }),
  }
}

/** "deepseek-r1-distill-qwen-7b": brand deepseek, variants r1, distill and qwen; "llama-3.1-8b": version 3.1. */
function namePartsOf(id: string, { twoWordBrands, ignoredSuffixes }: NameWords): NameParts {
  const tokens = tokenize(id)
  const words = tokens.flatMap((token, index) => (token.kind === 'sign' ? [] : [index]))
  const textAt = (word: number): string => tokens[words[word] ?? -1]?.text ?? ''
  const pair = twoWordBrands.get(`${textAt(0)} ${textAt(1)}`)
  const variants = new Set<string>()
  let version = ''
  let params: number | null = null
  for (let index = words[pair === undefined ? 1 : 2] ?? tokens.length; index < tokens.length; index += 1) {
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token === undefined) break
    if (token.kind === 'sign') continue
    if (token.kind === 'number') {
      const size = modelSizeAt(tokens, index)
      const isLength = next?.adjacent === true && (next.text === 'k' || next.text === 'e')
      if (size?.label.includes('x') === true) variants.add(size.label)
      else params ??= size?.params ?? null
      if (size === null && !isLength && version === '') version = normalizedVersion(token.text)
      if (size !== null || isLength) index = size === null ? index + 1 : size.to - 1
    } else if (token.text.length === 1 && next?.kind === 'number' && next.adjacent) {
      const label = letteredLabelAt(tokens, index)
      if (label !== null) variants.add(label.text)
      index = (label?.to ?? index + 3) - 1
    } else if (!ignoredSuffixes.has(token.text)) variants.add(token.text)
  }
  return { brand: pair ?? textAt(0), version, variants, size: params }
}

/** "4.0" is 4. */
export const normalizedVersion = (typed: string): string => typed.replace(/\.0$/, '')

type TokenList = readonly Token[]

/** "r1", "m2.5", "3n" or "e4b" at a place of the tokens; null for the active size of "a3b". */
export function letteredLabelAt(tokens: TokenList, at: number): { readonly text: string; readonly to: number } | null {
  const [letter, digits, unit] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '', tokens[at + 2]]
  const isSize = unit?.text === 'b' && unit.adjacent && endsName(tokens, at + 3)
  if (letter === 'a' && isSize) return null
  return isSize ? { text: `${letter}${digits}b`, to: at + 3 } : { text: letter + digits, to: at + 2 }
}

/** "8b", "135m" or "8x7b" at a place of the tokens, with no gap inside. */
export function modelSizeAt(
  tokens: TokenList,
  at: number,
): { readonly label: string; readonly params: number; readonly to: number } | null {
  const [digits, unit, factor, last] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  if (digits?.kind !== 'number' || unit?.adjacent !== true) return null
  if (unit.text === 'x' && factor?.kind === 'number' && factor.adjacent && last?.text === 'b' && last.adjacent) {
    return endsName(tokens, at + 4) ? { label: `${digits.text}x${factor.text}b`, params: Number.NaN, to: at + 4 } : null
  }
  const scale = sizeUnits.get(unit.text) ?? null
  if (scale === null || !endsName(tokens, at + 2)) return null
  return { label: `${digits.text}${unit.text}`, params: Math.round(digits.value * scale), to: at + 2 }
}

const sizeUnits: ReadonlyMap<string, number> = new Map([
  ['m', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['t', 1e12],
])

const endsName = (tokens: TokenList, at: number): boolean => tokens[at]?.adjacent !== true || tokens[at].kind === 'sign'

/** Sizes in a printed name: 14e9 of "Phi-4 14B", 17e9 of "Scout 17B-16E"; the 22B of "A22B" is not one. */
function sizesIn(name: string): number[] {
  const tokens = tokenize(name)
  return tokens.flatMap((token, index) => {
    const size = token.kind === 'number' ? modelSizeAt(tokens, index) : null
    const isActive = token.adjacent && tokens[index - 1]?.text === 'a'
    return size === null || isActive || Number.isNaN(size.params) ? [] : [size.params]
  })
}

/** The plainest name first, then the newest version. */
export const compareByVersion = (one: ModelEntry, other: ModelEntry): number => one.rank - other.rank

function compareNames(one: Omit<ModelEntry, 'rank'>, other: Omit<ModelEntry, 'rank'>): number {
  const newest = Number(other.version || 0) - Number(one.version || 0)
  return one.variants.size - other.variants.size || newest || one.id.localeCompare(other.id)
}

/** Whether a model goes under a size: by a label of its own, or within 4 % of its parameters. */
export const hasSize = ({ sizes, params: own }: ModelEntry, params: number): boolean =>
  sizes.includes(params) || Math.abs(own / params - 1) < 0.04
