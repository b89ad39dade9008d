/**
 * "600M tokens of Tigrinya", "900 MB of Quechua": languages that vocabularies split into many tokens, so that it matters whose
 * tokens were counted.
 */
import type { Catalog } from '../catalog/catalog.ts'
import type { Quality } from '../catalog/quality.ts'
import { joinWords } from '../recommend/figure-text.ts'
import { withoutUnused } from '../language/resolution/unused-words.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const maxText = 1000

type Language = {
  readonly name: string
  /** Null: Latin, in a language of which models have seen little. */
  readonly script: string | null
}

/** Unchanged where no such language is named beside data. */
export function withScriptOfData(
  answer: Interpretation,
  text: string,
  { quality, models }: Pick<Catalog, 'quality' | 'models'>,
): Interpretation {
  if (answer.kind !== 'start' || text.length > maxText || answer.scenario.spec.tokens === null) return answer
  const languages = languagesIn(text, quality)
  const [first] = languages
  if (first === undefined) return answer
  const { scenario } = answer
  const model = scenario.spec.model === null ? undefined : models.get(scenario.spec.model)
  const premium = quality.tokenPremiums.find(({ families }) => families.some((one) => one === model?.family))
  const names = new Set(languages.map(({ name }) => name))
  const named = { ...answer, scenario: withoutUnused(scenario, (word) => names.has(word)) }
  const alike = languages.filter(({ script }) => script === first.script).map(({ name }) => name)
  return withGeneralAnswers(named, [saysOf(joinWords(alike, 'and'), alike.length > 1, first.script, premium)])
}

function languagesIn(text: string, { scripts, scarceLanguages }: Quality): readonly Language[] {
  const words = new Set(text.match(/\p{Lu}\p{L}{2,20}/gu))
  return [
    ...scripts.flatMap(({ script, languages }) =>
      languages.filter((one) => words.has(one)).map((name) => ({ name, script })),
    ),
    ...scarceLanguages.languages.filter((one) => words.has(one)).map((name) => ({ name, script: null })),
  ]
}

const ethiopic = 'Ethiopic'

function saysOf(
  names: string,
  isPlural: boolean,
  script: string | null,
  premium: Quality['tokenPremiums'][number] | undefined,
): string {
  const [are, them] = isPlural ? ['are', 'them'] : ['is', 'it']
  const counted = 'count with the tokenizer of the model itself'
  const by = (times: number, of: string): string =>
    `${times.toFixed(1)} times as many tokens as English for the same text (${premium?.vocabulary ?? ''} vocabulary, the mean of African languages in ${of} script): ${counted}, and the figures here go with it.`
  if (script === null)
    return premium === undefined
      ? `Models have seen little of ${names}, and make about twice as many tokens of ${them} as of English for the same text: ${counted}, and the figures here go with it.`
      : `Models have seen little of ${names}: such languages take about ${by(premium.latin, 'Latin')}`
  return script === ethiopic && premium !== undefined
    ? `${names} ${are} written in ${script} script, which takes about ${by(premium.ethiopic, script)}`
    : `${names} ${are} written in ${script} script, which vocabularies split into many tokens: ${counted}, for another one may make several times as many or as few.`
}
