/** "xgboost on 50M rows x 200 columns": a table that trees or a line are fitted to, by its size. */

export type TabularSize = {
  readonly name: string
  readonly rows: number
  readonly columns: number
  /** Trees that are boosted; null: it is not said. */
  readonly rounds: number | null
  readonly words: string
}

const models =
  /\b(xg ?boost|light ?gbm|lgbm|cat ?boost|gradient[- ]boost(?:ing|ed)(?: (?:trees|machines?))?|boosted trees|gbdts?|gbms?|random forests?|scikit[- ]?learn|sklearn)\b/iu
const scale = String.raw`( ?(?:k|m|b|mio|thousand|million|billion)\b)?`
const rowsOf = new RegExp(
  String.raw`(?<![\w.$€£])(\d[\d,]{0,12}(?:\.\d{1,3})?)${scale}(?: ?[a-z]{3,12})? ?(?:rows?|records?|samples?|lines?|observations?|examples?|entries)\b`,
  'iu',
)
const columnsOf =
  /(?<![\w.$€£])(\d{1,5}) ?(?:[a-z]{3,12} )?(?:columns?|cols?|feat(?:ure)?s?|attributes?|vars?|inputs?|variables?|predictors?|fields?)\b/iu
const bare = new RegExp(String.raw`(?<![\w.$€£])(\d[\d,]{0,12}(?:\.\d{1,3})?)${scale} ?[x×*] ?(\d{1,5})\b`, 'iu')
const roundsOf = /(?<![\w.$€£])(\d{2,6}) ?(?:trees|rounds|estimators|iterations|boosting rounds)\b/iu
const factors: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }
const maxLength = 400

/** Null where no such model with rows and columns is named. */
export function tabularSizeIn(text: string): TabularSize | null {
  const name = text.length > maxLength ? undefined : models.exec(text)?.[1]
  if (name === undefined) return null
  const product = bare.exec(text)
  const rows = rowsOf.exec(text) ?? product
  const columns = Number(columnsOf.exec(text)?.[1] ?? product?.[3] ?? 0)
  const value =
    Number((rows?.[1] ?? '').replaceAll(',', '')) * (factors[(rows?.[2] ?? '').trim()[0]?.toLowerCase() ?? ''] ?? 1)
  if (rows === null || !(value > 0) || columns < 1) return null
  const rounds = Number(roundsOf.exec(text)?.[1] ?? 0)
  return { name, rows: value, columns, rounds: rounds > 0 ? rounds : null, words: rows[0].trim() }
}
