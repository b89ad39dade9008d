/** "600M tokens of Tigrinya": texts whose script most vocabularies split, so that it matters whose tokens were counted. */
import type { Catalog } from '../catalog/catalog.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const maxText = 1000

/** Unchanged where no language of such a script is named beside data that are counted in tokens. */
export function withScriptOfData(
  answer: Interpretation,
  text: string,
  { quality }: Pick<Catalog, 'quality'>,
): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText || answer.scenario.spec.tokens === null) return answer
  const words = new Set(text.match(/\p{Lu}\p{L}{2,20}/gu))
  const row = quality.scripts.find(({ languages }) => languages.some((one) => words.has(one)))
  const language = row?.languages.find((one) => words.has(one))
  if (row === undefined || language === undefined) return answer
  const { scenario } = answer
  const says = `${language} is written in ${row.script} script, which vocabularies split into many tokens: count with the tokenizer of the model itself, for another one may make several times as many or as few.`
  return withGeneralAnswers({ ...answer, scenario: withoutUnused(scenario, (word) => word === language) }, [says])
}
