/** "600M tokens of Tigrinya", "900 MB of Quechua": texts that most vocabularies split, so that it matters whose tokens were counted. */
import type { Catalog } from '../catalog/catalog.ts'
import { joinWords } from '../recommend/figure-text.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const maxText = 1000
/** What most text is written in: there the language itself is what vocabularies know little of. */
const usualScript = 'Latin'

/** Unchanged where no language of such a script is named beside data that are counted in tokens. */
export function withScriptOfData(
  answer: Interpretation,
  text: string,
  { quality }: Pick<Catalog, 'quality'>,
): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText || answer.scenario.spec.tokens === null) return answer
  const words = new Set(text.match(/\p{Lu}\p{L}{2,20}/gu))
  const named = quality.scripts.flatMap(({ script, languages }) =>
    languages.filter((one) => words.has(one)).map((language) => ({ script, language })),
  )
  const [first] = named
  if (first === undefined) return answer
  const { scenario } = answer
  const languages = named.filter(({ script }) => script === first.script).map(({ language }) => language)
  const are = languages.length === 1 ? 'is' : 'are'
  const cut =
    first.script === usualScript
      ? `${joinWords(languages, 'and')} ${are} rare in what vocabularies were made from, so that words are cut into more tokens than English ones, often 1.5 to 2 times as many`
      : `${joinWords(languages, 'and')} ${are} written in ${first.script} script, which vocabularies split into many tokens`
  const says = `${cut}: count with the tokenizer of the model itself, for another one may make several times as many or as few.`
  return withGeneralAnswers({ ...answer, scenario: withoutUnused(scenario, (word) => languages.includes(word)) }, [
    says,
  ])
}
