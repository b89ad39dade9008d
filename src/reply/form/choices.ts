/** What can be chosen in a form, out of the catalog: ids with the names that people read. */
import type { PlainTextOption } from '@slack/types'
import type { Catalog } from '../../catalog/catalog.ts'
import { most } from '../block-kit/rule.ts'
import { clip, plain } from '../mrkdwn.ts'
import type { Names } from '../names.ts'

export type Choice = { readonly id: string; readonly name: string }

export type Choices = {
  readonly gpus: readonly Choice[]
  readonly providers: readonly Choice[]
  readonly tiers: readonly Choice[]
  readonly stacks: readonly Choice[]
  readonly currencies: readonly Choice[]
  readonly countries: readonly Choice[]
}

type Known = Pick<Catalog, 'gpus' | 'providers' | 'stacks' | 'decision'>

/** In alphabetical order of their names; at most as many as a select of Slack takes. */
export function choicesOf({ gpus, providers, stacks, decision }: Known, names: Names): Choices {
  const named = (ids: Iterable<string>, nameOf: (id: string) => string): readonly Choice[] =>
    [...ids]
      .map((id) => ({ id, name: nameOf(id) }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
      .slice(0, most('static_select.options'))
  const tiers = new Set([...providers.values()].flatMap((provider) => provider.tiers.map(({ id }) => id)))
  return {
    gpus: named(gpus.keys(), names.gpu),
    providers: named(providers.keys(), names.provider),
    tiers: named(tiers, (id) => id.replaceAll('_', ' ')),
    stacks: named(stacks.keys(), names.stack),
    currencies: named(Object.keys(decision.currencies), (id) => `${id}, ${decision.currencies[id]?.name ?? id}`),
    countries: named(Object.keys(decision.grid.countries), (id) =>
      (decision.grid.countries[id]?.name ?? id).replace(/^the /, ''),
    ),
  }
}

/** An option of a select, its text as long as Slack takes. */
export function optionOf({ id, name }: Choice): PlainTextOption {
  return { text: { type: 'plain_text', text: clip(plain(name), most('option.text')) }, value: id }
}
