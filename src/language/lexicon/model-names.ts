/** Models by name: what each catalog model is called, cut into brand, version, variant and sizes. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Model } from '../../catalog/model.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Token, tokenize } from '../text/tokenize.ts'

export type ModelEntry = {
  readonly id: string
  readonly name: string
  readonly brand: string
  /** "3.1"; '' where the name has none. */
  readonly version: string
  /** Versions of its other names too: Mistral Small 3, 3.1 and 3.2 have one shape. */
  readonly versions: ReadonlySet<string>
  /** Words that tell it from its siblings: small, mini, r1, distill, scout, 8x7b. */
  readonly variants: ReadonlySet<string>
  /** Sizes it goes under, in parameters; the exact count last. */
  readonly sizes: readonly number[]
  readonly params: number
  readonly contextLimit: number
}

export type ModelNames = {
  readonly byId: ReadonlyMap<string, ModelEntry>
  readonly byBrand: ReadonlyMap<string, readonly ModelEntry[]>
  /** What people write for a brand, in tokens. */
  readonly brandWords: ReadonlyMap<string, string>
  readonly sizes: Catalog['sizes']
  /** Two words that are one brand: "gpt oss". */
  readonly twoWordBrands: ReadonlyMap<string, string>
  /** Vendors whose name stands before the model's. */
  readonly vendors: ReadonlySet<string>
  /** Parts of a name that choose no other model. */
  readonly ignoredSuffixes: ReadonlySet<string>
  /** Those of them that may stand apart from the name. */
  readonly detachedSuffixes: ReadonlySet<string>
  /** Fine-tunes that keep the shape of their brand's models. */
  readonly sameShapeVariants: ReadonlyMap<string, readonly string[]>
  /** What quantizers add to a name, and the stored form that it tells; null: none. */
  readonly quantizationSuffixes: ReadonlyMap<string, Spec['weights']>
}

export function modelNamesOf(catalog: Catalog): ModelNames {
  const byId = new Map<string, ModelEntry>()
  const byBrand = new Map<string, ModelEntry[]>()
  const words = catalog.lexicon.models
  const twoWordBrands = new Map(Object.entries(words.twoWordBrands))
  for (const model of catalog.models.values()) {
    const entry = modelEntryOf(model, twoWordBrands)
    byId.set(entry.id, entry)
    byBrand.set(entry.brand, [...(byBrand.get(entry.brand) ?? []), entry])
  }
  const brandWords = new Map([...byBrand.keys()].map((brand) => [brand, brand] as const))
  for (const [spelling, brand] of Object.entries(words.brandSpellings)) brandWords.set(spelling, brand)
  return {
    byId,
    byBrand,
    brandWords,
    sizes: catalog.sizes,
    twoWordBrands,
    vendors: new Set(words.vendors),
    ignoredSuffixes: new Set(words.ignoredSuffixes),
    detachedSuffixes: new Set(words.detachedSuffixes),
    sameShapeVariants: new Map(Object.entries(words.sameShapeVariants)),
    quantizationSuffixes: new Map(Object.entries(words.quantizationSuffixes)),
  }
}

function modelEntryOf(model: Model, twoWordBrands: ReadonlyMap<string, string>): ModelEntry {
  const { brand, version, variants } = namePartsOf(model.id, twoWordBrands)
  const { params } = model.shape
  const statedSizes = [model.id, model.name, ...model.aliases].flatMap(sizesIn)
  return {
    id: model.id,
    name: model.name.replace(/\s*\([^)]*\)/g, ''),
    brand,
    version,
    versions: new Set([
      version,
      ...model.aliases
        .map((alias) => namePartsOf(alias, twoWordBrands))
        .flatMap((parts) => (parts.brand === brand ? [parts.version] : [])),
    ]),
    variants,
    sizes: [...new Set([...statedSizes, params])],
    params,
    contextLimit: model.maxContext.base,
  }
}

/** "deepseek-r1-distill-qwen-7b": brand deepseek, variants r1, distill and qwen; "llama-3.1-8b": version 3.1. */
function namePartsOf(
  id: string,
  twoWordBrands: ReadonlyMap<string, string>,
): Pick<ModelEntry, 'brand' | 'version' | 'variants'> {
  const tokens = tokenize(id).filter(({ kind }) => kind !== 'sign')
  const first = tokens[0]?.text ?? ''
  const pair = twoWordBrands.get(`${first} ${tokens[1]?.text ?? ''}`)
  const variants = new Set<string>()
  let version = ''
  for (let index = pair === undefined ? 1 : 2; index < tokens.length; index += 1) {
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token === undefined) break
    if (token.kind === 'number') {
      const size = modelSizeAt(tokens, index)
      if (size !== null) {
        if (size.label.includes('x')) variants.add(size.label)
        index = size.to - 1
      } else if (version === '') version = token.text
    } else if (token.text.length === 1 && next?.kind === 'number' && next.adjacent) {
      if (token.text !== 'a') variants.add(token.text + next.text)
      index += token.text === 'a' ? 2 : 1
    } else variants.add(token.text)
  }
  return { brand: pair ?? first, version, variants }
}

type TokenList = readonly Token[]

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
  const scale = unit.text === 'b' || unit.text === 'bn' ? 1e9 : unit.text === 'm' ? 1e6 : null
  if (scale === null || !endsName(tokens, at + 2)) return null
  return { label: `${digits.text}${unit.text}`, params: Math.round(digits.value * scale), to: at + 2 }
}

const endsName = (tokens: TokenList, at: number): boolean => {
  const next = tokens[at]
  return next === undefined || !next.adjacent || next.kind === 'sign'
}

/** Sizes in a printed name: 14e9 of "Phi-4 14B", 17e9 of "Scout 17B-16E"; the 22B of "A22B" is not one. */
function sizesIn(name: string): number[] {
  const tokens = tokenize(name)
  return tokens.flatMap((token, index) => {
    const size = token.kind === 'number' ? modelSizeAt(tokens, index) : null
    const isActive = token.adjacent && tokens[index - 1]?.text === 'a'
    return size === null || isActive || Number.isNaN(size.params) ? [] : [size.params]
  })
}

/** Newest version first, then the plainest name. */
export function compareByVersion(one: ModelEntry, other: ModelEntry): number {
  const newest = Number(other.version || 0) - Number(one.version || 0)
  return one.variants.size - other.variants.size || newest || one.id.localeCompare(other.id)
}

/** Whether a model goes under a size: by a label of its own, or within 4 % of its parameters. */
export const hasSize = (model: ModelEntry, params: number): boolean =>
  model.sizes.includes(params) || Math.abs(model.params / params - 1) < 0.04
