/** What can be said of an accelerator on which nothing was ever measured: its memory, and the weights that must lie in it. */
import type { UnmeasuredAccelerator } from '../../catalog/unmeasured-accelerator.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { modelOf } from '../search/search-space.ts'
import { gibText, joinWords } from '../figure-text.ts'

/** The accelerators asked for, where no GPU that can be estimated is asked for beside them. */
export function unmeasuredAccelerators({ gpus }: Spec, catalog: Catalog): readonly UnmeasuredAccelerator[] {
  const ids = gpus ?? []
  return ids.some((id) => catalog.gpus.has(id)) ? [] : ids.flatMap((id) => catalog.accelerators.get(id) ?? [])
}

/** "Nothing like the Apple M3 Ultra was measured here: no hours, no dollars. It has 96 to 512 GB, …" */
export function acceleratorLimits(cards: readonly UnmeasuredAccelerator[], spec: Spec, catalog: Catalog): string {
  const names = joinWords(cards.map(({ name }) => name.replace(/ \(.*\)$/, '')))
  const memory = cards.length === 1 ? cards.map((card) => ` ${memorySentence(card)}`).join('') : ''
  return `Nothing like the ${names} was measured here: no hours, no dollars.${memory}${weightsSentence(spec, catalog)}`
}

function memorySentence({ kind, memory, bandwidth }: UnmeasuredAccelerator): string {
  const sizes = memory.map(({ value }) => value)
  const unit = memory[0]?.unit ?? 'GB'
  const range = sizes.length > 1 ? `${Math.min(...sizes)} to ${Math.max(...sizes)}` : String(sizes[0])
  const speed = bandwidth === null ? '' : ` at ${bandwidth.value} ${bandwidth.unit}`
  if (kind === 'announced') return `It is announced with ${range} ${unit}${speed}.`
  return `It has ${range} ${unit}${speed}${kind === 'system' ? ', shared with the system' : ''}.`
}

/** Bytes of the weights alone: what no software gets around. */
function weightsSentence(spec: Spec, catalog: Catalog): string {
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null) return ''
  const { bf16, nf4 } = catalog.parameterBytes.stored
  const quantized = nf4.base * shape.blockParams + bf16.base * (shape.params - shape.blockParams)
  return ` The weights alone take ${gibText(bf16.base * shape.params)} in bf16, ${gibText(quantized)} in 4-bit.`
}
