/** What the licence of the model forbids a company, also of a model that the catalog lacks. Facts: data/licences.json. */
import type { Catalog } from '../../catalog/catalog.ts'
import { licenceFamilyOf } from '../../catalog/licences.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** "The licence of Command R forbids commercial use without a contract with Cohere", without a full stop; '' for the others. */
export function licenceSentence(
  scenario: Pick<Scenario, 'spec' | 'notes'>,
  { licences, models }: Pick<Catalog, 'licences' | 'models'>,
): string {
  const { model } = scenario.spec
  const name = model ?? lackingName(scenario.notes)
  if (name === null) return ''
  const id = idOf(name)
  const family = licenceFamilyOf(id, licences)
  const shown = model === null ? name : (models.get(model)?.name ?? name)
  return family?.forbids === undefined ? '' : `${opening}${shown} forbids ${family.forbids} (recalled; its page holds)`
}

const opening = 'The licence of '

/** "CohereForAI/aya-expanse-8b", "command r", "c4ai-command-r": as ids are written. */
const idOf = (name: string): string =>
  (name.split('/').at(-1) ?? name)
    .toLowerCase()
    .trim()
    .replaceAll(/[\s-]{1,10}/gu, '-')
    .replace(/^c-?4-?ai-/u, '')

/** The name that was typed of a model without data. */
function lackingName(notes: readonly string[]): string | null {
  const note = notes.find((each) => lacking.test(each))
  return note === undefined ? null : (/“([^”]{1,80})”/u.exec(note)?.[1]?.replaceAll(' - ', '-') ?? null)
}
const lacking = /(?:no data on|is not in the catalog|is counted as a dense)/u
