/** Models by name: what each catalog model is called, cut into brand, version, variant and sizes. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Model } from '../catalog/model.ts'
import { type Token, tokenise } from './tokens.ts'

export type Named = {
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

export type Models = {
  readonly byId: ReadonlyMap<string, Named>
  readonly byBrand: ReadonlyMap<string, readonly Named[]>
  /** What people write for a brand, in tokens. */
  readonly brandWords: ReadonlyMap<string, string>
  readonly sizes: Catalog['sizes']
}

/** Two words that are one brand. */
export const brandPairs: ReadonlyMap<string, string> = new Map([
  ['gpt oss', 'gpt-oss'],
  ['code llama', 'codellama'],
  ['tiny llama', 'tinyllama'],
  ['smol lm', 'smollm'],
  ['qw q', 'qwq'],
  ['deep seek', 'deepseek'],
])

export function namedModels(catalog: Catalog): Models {
  const byId = new Map<string, Named>()
  const byBrand = new Map<string, Named[]>()
  for (const model of catalog.models.values()) {
    const named = nameOf(model)
    byId.set(named.id, named)
    byBrand.set(named.brand, [...(byBrand.get(named.brand) ?? []), named])
  }
  const brandWords = new Map([...byBrand.keys()].map((brand) => [brand, brand] as const))
  brandWords.set('gptoss', 'gpt-oss')
  return { byId, byBrand, brandWords, sizes: catalog.sizes }
}

function nameOf(model: Model): Named {
  const { brand, version, variants } = partsOf(model.id)
  const { params } = model.shape
  const spelled = [model.id, model.name, ...model.aliases].flatMap(sizesIn)
  return {
    id: model.id,
    name: model.name.replace(/\s*\([^)]*\)/g, ''),
    brand,
    version,
    versions: new Set([
      version,
      ...model.aliases.map(partsOf).flatMap((parts) => (parts.brand === brand ? [parts.version] : [])),
    ]),
    variants,
    sizes: [...new Set([...spelled, params])],
    params,
    contextLimit: model.maxContext.base,
  }
}

/** "deepseek-r1-distill-qwen-7b": brand deepseek, variants r1, distill and qwen; "llama-3.1-8b": version 3.1. */
function partsOf(id: string): Pick<Named, 'brand' | 'version' | 'variants'> {
  const tokens = tokenise(id).filter(({ kind }) => kind !== 'sign')
  const first = tokens[0]?.text ?? ''
  const pair = brandPairs.get(`${first} ${tokens[1]?.text ?? ''}`)
  const variants = new Set<string>()
  let version = ''
  for (let index = pair === undefined ? 1 : 2; index < tokens.length; index += 1) {
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token === undefined) break
    if (token.kind === 'number') {
      const sized = sizeAt(tokens, index)
      if (sized !== null) {
        if (sized.label.includes('x')) variants.add(sized.label)
        index = sized.to - 1
      } else if (version === '') version = token.text
    } else if (token.text.length === 1 && next?.kind === 'number' && next.glued) {
      if (token.text !== 'a') variants.add(token.text + next.text)
      index += token.text === 'a' ? 2 : 1
    } else variants.add(token.text)
  }
  return { brand: pair ?? first, version, variants }
}

type Cut = readonly Token[]

/** "8b", "135m" or "8x7b" at a place of the tokens, with no gap inside. */
export function sizeAt(
  tokens: Cut,
  at: number,
): { readonly label: string; readonly params: number; readonly to: number } | null {
  const [digits, unit, factor, last] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  if (digits?.kind !== 'number' || unit?.glued !== true) return null
  if (unit.text === 'x' && factor?.kind === 'number' && factor.glued && last?.text === 'b' && last.glued) {
    return whole(tokens, at + 4) ? { label: `${digits.text}x${factor.text}b`, params: Number.NaN, to: at + 4 } : null
  }
  const scale = unit.text === 'b' || unit.text === 'bn' ? 1e9 : unit.text === 'm' ? 1e6 : null
  if (scale === null || !whole(tokens, at + 2)) return null
  return { label: `${digits.text}${unit.text}`, params: Math.round(digits.value * scale), to: at + 2 }
}

const whole = (tokens: Cut, at: number): boolean => {
  const next = tokens[at]
  return next === undefined || !next.glued || next.kind === 'sign'
}

/** Sizes in a printed name: 14e9 of "Phi-4 14B", 17e9 of "Scout 17B-16E"; the 22B of "A22B" is not one. */
function sizesIn(name: string): number[] {
  const tokens = tokenise(name)
  return tokens.flatMap((token, index) => {
    const sized = token.kind === 'number' ? sizeAt(tokens, index) : null
    const isActive = token.glued && tokens[index - 1]?.text === 'a'
    return sized === null || isActive || Number.isNaN(sized.params) ? [] : [sized.params]
  })
}

/** Newest version first, then the plainest name. */
export function byVersion(one: Named, other: Named): number {
  const newest = Number(other.version || 0) - Number(one.version || 0)
  return one.variants.size - other.variants.size || newest || one.id.localeCompare(other.id)
}

/** Whether a model goes under a size: by a label of its own, or within 4 % of its parameters. */
export const hasSize = (model: Named, params: number): boolean =>
  model.sizes.includes(params) || Math.abs(model.params / params - 1) < 0.04
