/** Which model: a name, a family with a size, or a size alone; and which bare amounts are sizes rather than data. */
import { isPossible } from './bounds.ts'
import { type Claim, type ClaimOf, ofRole } from './claims.ts'
import type { Draft } from './draft.ts'
import { type Models, byVersion, hasSize } from './models.ts'
import type { ModelReading } from './sense.ts'
import { list, quoted, sizeWords } from './spell.ts'

type Bare = ClaimOf<'bare'>

/** Puts model and params into the draft; returns the bare amounts that are data. */
export function assembleModel(draft: Draft, claims: readonly Claim[], models: Models): readonly Bare[] {
  const named = ofRole(claims, 'model')
  const sizes = ofRole(claims, 'quantity').filter(({ measure }) => measure === 'params')
  const { size, data } = sortBare(ofRole(claims, 'bare'), claims, models)
  for (const claim of named) {
    if (claim.reading.kind === 'none') {
      const typed = draft.words(claim)
      draft.fault(
        'unknown',
        `${quoted(typed)} is not in the catalog. ${claim.reading.sentence}`,
        [typed],
        claim.reading.near,
      )
    }
  }
  const said = [...sizes, ...size].map((claim) => ({ params: claim.amount.value, words: draft.words(claim) }))
  const [first, ...rest] = said
  const other = rest.find(({ params }) => params !== first?.params)
  if (first !== undefined && other !== undefined) {
    draft.fault(
      'conflict',
      `Two model sizes are given, ${quoted(first.words)} and ${quoted(other.words)}: ask for one at a time.`,
      [first.words, other.words],
    )
    return data
  }
  const one = agreed(draft, named, models)
  if (one === undefined) return data
  if (first !== undefined && !isPossible(draft, 'params', first.params, first.words)) return data
  if (one === null) {
    if (first !== undefined) sizeAlone(draft, first.params, models)
  } else if (one.reading.kind === 'one') chooseNamed(draft, one.reading, one.words, first ?? null, models)
  else chooseFamily(draft, one.reading, one.words, first ?? null, models)
  return data
}

type Found = { readonly reading: Exclude<ModelReading, { kind: 'none' }>; readonly words: string }

/** The one model meant; null where none is named; undefined where there is a fault. */
function agreed(draft: Draft, named: readonly ClaimOf<'model'>[], models: Models): Found | null | undefined {
  const found: Found[] = []
  for (const claim of named) {
    if (claim.reading.kind === 'none') return undefined
    found.push({ reading: claim.reading, words: draft.words(claim) })
  }
  const [first, ...rest] = found
  if (first === undefined) return null
  let chosen = first
  for (const next of rest) {
    const narrower = narrowed(chosen.reading, next.reading, models)
    if (narrower === null) {
      draft.fault(
        'conflict',
        `Two models are named, ${quoted(chosen.words)} and ${quoted(next.words)}: ask for one at a time.`,
        [chosen.words, next.words],
      )
      return undefined
    }
    chosen = narrower === next.reading ? next : chosen
  }
  return chosen
}

type Reading = Found['reading']

/** The narrower of two readings that agree: "Llama" and "Llama 3.1 8B". */
function narrowed(one: Reading, other: Reading, models: Models): Reading | null {
  if (one.kind === 'one' && other.kind === 'one') {
    if (one.id === other.id) return one
    const [a, b] = [models.byId.get(one.id), models.byId.get(other.id)]
    // "llama 8b, i.e. meta-llama/Llama-3.1-8B": the one that was guessed gives way.
    const isSame = a !== undefined && b !== undefined && a.brand === b.brand && hasSize(a, b.params)
    return isSame && one.note !== undefined ? other : isSame && other.note !== undefined ? one : null
  }
  if (one.kind === 'family')
    return other.kind === 'one'
      ? one.ids.includes(other.id)
        ? other
        : null
      : one.ids.some((id) => other.ids.includes(id))
        ? other.ids.length < one.ids.length
          ? other
          : one
        : null
  return other.kind === 'family' && other.ids.includes(one.id) ? one : null
}

type Size = { readonly params: number; readonly words: string }

function sizeAlone(draft: Draft, params: number, models: Models): void {
  const before = draft.base?.spec.model ?? null
  const sibling = before === null ? undefined : siblingOf(before, params, models)
  if (sibling !== undefined) {
    draft.put('model', sibling.id)
    draft.put('params', sibling.params)
    draft.remark('model', `${sizeWords(params)} is read as ${sibling.name}, of the family asked for before.`)
    return
  }
  draft.put('model', null)
  draft.put('params', params)
  const stand = models.byId.get(standIn(params, models) ?? '')
  if (stand !== undefined)
    draft.remark('params', `${sizeWords(params)} is taken for ${stand.name}; name a model to have another.`)
}

/** The same family in another size. */
function siblingOf(id: string, params: number, models: Models): ReturnType<Models['byId']['get']> {
  const model = models.byId.get(id)
  if (model === undefined) return undefined
  const siblings = (models.byBrand.get(model.brand) ?? []).filter((one) => hasSize(one, params))
  const same = siblings.filter(({ version }) => version === model.version)
  return [...(same.length > 0 ? same : siblings)].sort(byVersion)[0]
}

/** The catalog id that a bare size stands for: the listed one, or the nearest model within a quarter of its size. */
export function standIn(params: number, models: Models): string | null {
  const listed = models.sizes.get(`${params / 1e9}b`)
  if (listed !== undefined) return listed
  const near = [...models.byId.values()]
    .filter((model) => Math.abs(model.params / params - 1) < 0.25 || model.sizes.includes(params))
    .sort((one, other) => distance(one, params) - distance(other, params) || byVersion(one, other))
  return near[0]?.id ?? null
}

const distance = (model: { readonly params: number; readonly sizes: readonly number[] }, params: number): number =>
  model.sizes.includes(params) ? 0 : Math.abs(model.params / params - 1)

function chooseNamed(
  draft: Draft,
  reading: Extract<Reading, { kind: 'one' }>,
  words: string,
  size: Size | null,
  models: Models,
): void {
  const model = models.byId.get(reading.id)
  if (model === undefined) return
  if (size !== null && !hasSize(model, size.params) && Math.abs(model.params / size.params - 1) > 0.15) {
    const wanted = siblingOf(model.id, size.params, models)
    if (reading.note === undefined || wanted === undefined) {
      draft.fault(
        'conflict',
        `${quoted(words)} has ${sizeWords(model.params)} parameters, not ${quoted(size.words)}: keep one.`,
        [words, size.words],
      )
      return
    }
  }
  draft.put('model', model.id)
  draft.put('params', model.params)
  if (reading.note !== undefined) draft.remark('model', reading.note)
  if (reading.weights != null && !draft.has('weights')) {
    draft.put('weights', reading.weights)
    draft.remark('weights', `The name ${quoted(words)} says how the weights are stored.`)
  }
}

function chooseFamily(
  draft: Draft,
  reading: Extract<Reading, { kind: 'family' }>,
  words: string,
  size: Size | null,
  models: Models,
): void {
  const wanted = size?.params ?? draft.base?.spec.params ?? null
  const far = ({ params }: { readonly params: number }): number =>
    wanted === null ? params : Math.abs(Math.log(params / wanted))
  const members = reading.ids.flatMap((id) => models.byId.get(id) ?? []).sort((one, other) => far(one) - far(other))
  const sizesOf = list([...new Set(members.map(({ name }) => name))])
  if (wanted === null) {
    draft.fault(
      'missing-model',
      `${quoted(words)} comes in several sizes: there are ${sizesOf}. Say which.`,
      [words],
      members.map(({ id }) => id).slice(0, 3),
    )
    return
  }
  const chosen = members.filter((model) => hasSize(model, wanted)).sort(byVersion)[0]
  if (chosen === undefined) {
    const typed = size === null ? words : `${words} ${size.words}`
    draft.fault(
      'unknown',
      `${quoted(typed)} of ${sizeWords(wanted)} parameters is not in the catalog; there are ${sizesOf}.`,
      [typed],
      members.map(({ id }) => id).slice(0, 3),
    )
    return
  }
  draft.put('model', chosen.id)
  draft.put('params', chosen.params)
  if (new Set(members.map(({ version }) => version)).size > 1) {
    draft.remark('model', `${reading.label} of ${sizeWords(wanted)} is read as ${chosen.name}.`)
  }
}

/** Sizes and data among amounts without a unit: "100M 8B", "70b 2B". */
function sortBare(bare: readonly Bare[], claims: readonly Claim[], models: Models): { size: Bare[]; data: Bare[] } {
  const hasData = ofRole(claims, 'quantity').some(
    ({ measure, amount }) => ['tokens', 'examples', 'bytes', 'steps'].includes(measure) && amount.change === undefined,
  )
  const hasNamed = ofRole(claims, 'model').some(({ reading }) => reading.kind !== 'family')
  const hasSized = hasNamed || ofRole(claims, 'quantity').some(({ measure }) => measure === 'params')
  const candidates = bare.filter((claim) => canBeSize(claim, hasData, models))
  const without = (taken: readonly Bare[]): Bare[] => {
    const known = new Set(taken)
    return bare.filter((claim) => !known.has(claim))
  }
  if (hasSized) {
    // "llama 3.1 8b 2B" has its data in the 2B; with data given, another size is a contradiction to be told.
    const isSize = (claim: Bare): boolean => isSmallB(claim) && models.sizes.has(`${claim.amount.value / 1e9}b`)
    const size = hasData ? candidates : candidates.filter(isSize)
    return { size, data: without(size) }
  }
  if (candidates.length === 2 && !hasData && bare.length === 2) {
    const small = candidates.filter(isSmallB)
    const isTwice = new Set(candidates.map(({ amount }) => amount.value)).size === 1
    const areSizes = small.length === 2 && small.every(({ amount }) => models.sizes.has(`${amount.value / 1e9}b`))
    if (isTwice || areSizes) return { size: candidates, data: [] }
    const chosen = small.length === 1 ? small[0] : candidates[0]
    return { size: chosen === undefined ? [] : [chosen], data: bare.filter((claim) => claim !== chosen) }
  }
  return { size: candidates, data: without(candidates) }
}

const isSmallB = ({ amount }: Bare): boolean => amount.magnitude === 'b' && !amount.capital

/** Billions can be a size; millions only if a model of the catalog goes by that number ("135m"). */
function canBeSize({ amount }: Bare, hasData: boolean, models: Models): boolean {
  if (amount.magnitude === 'b') return true
  if (amount.magnitude !== 'm') return false
  const label = `${amount.value / 1e6}m`
  const isNamed = [...models.byId.keys()].some((id) => id.endsWith(`-${label}`))
  return isNamed || (hasData && [...models.byId.values()].some((model) => hasSize(model, amount.value)))
}
