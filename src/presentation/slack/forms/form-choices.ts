/** What can be chosen in a form, out of the catalog: ids with the names that people read. */
import type { PlainTextOption } from '@slack/types'
import type { Catalog } from '../../../catalog/catalog.ts'
import { limitOf } from 'local-slack/block-kit/limits'
import { escapePlainText } from '../blocks/mrkdwn.ts'
import { truncate } from '../../format/truncate.ts'
import type { DisplayNames } from '../../format/display-names.ts'

export type FormChoice = { readonly id: string; readonly name: string }

export type FormChoices = {
  readonly gpus: readonly FormChoice[]
  readonly providers: readonly FormChoice[]
  readonly tiers: readonly FormChoice[]
  readonly stacks: readonly FormChoice[]
  readonly currencies: readonly FormChoice[]
  readonly countries: readonly FormChoice[]
}

type ChoiceCatalog = Pick<Catalog, 'gpus' | 'providers' | 'stacks' | 'totalCost'>

/** In alphabetical order of their names; at most as many as a select of Slack takes. */
export function formChoices(
  { gpus, providers, stacks, totalCost: decision }: ChoiceCatalog,
  names: DisplayNames,
): FormChoices {
  const sortedChoices = (ids: Iterable<string>, nameOf: (id: string) => string): readonly FormChoice[] =>
    [...ids]
      .map((id) => ({ id, name: nameOf(id) }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
      .slice(0, limitOf('static_select.options'))
  const tiers = new Set([...providers.values()].flatMap((provider) => provider.tiers.map(({ id }) => id)))
  return {
    gpus: sortedChoices(gpus.keys(), names.gpu),
    providers: sortedChoices(providers.keys(), names.provider),
    tiers: sortedChoices(tiers, (id) => id.replaceAll('_', ' ')),
    stacks: sortedChoices(stacks.keys(), names.stack),
    currencies: sortedChoices(
      Object.keys(decision.currencies),
      (id) => `${id}, ${decision.currencies[id]?.name ?? id}`,
    ),
    countries: sortedChoices(Object.keys(decision.grid.countries), (id) =>
      (decision.grid.countries[id]?.name ?? id).replace(/^the /, ''),
    ),
  }
}

/** An option of a select, its text as long as Slack takes. */
export function choiceOption({ id, name }: FormChoice): PlainTextOption {
  return { text: { type: 'plain_text', text: truncate(escapePlainText(name), limitOf('option.text')) }, value: id }
}
