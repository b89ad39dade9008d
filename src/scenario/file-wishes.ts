/** A wish for a file of the answer, as the whole message: "chart", "show the frontier", "csv please", "export as json". */

export type FileWish = 'chart' | 'csv' | 'json'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const nouns: ReadonlyMap<string, FileWish> = new Map([
  ...['csv', 'xls', 'xlsx', 'excel'].map((word) => [word, 'csv'] as const),
  ['json', 'json'],
  ...['chart', 'charts', 'graph', 'graphs', 'plot', 'plots', 'diagram', 'diagrams', 'png', 'frontier', 'pareto'].map(
    (word) => [word, 'chart'] as const,
  ),
])
/** What may stand before the file: who asks whom for what, and how. */
const before = words(`
  ok okay please pls plz hey hi cool thanks thx great and now also so can could would will you we i bot gpucost let's lets
  show draw plot make give send post export download get see have want need share attach upload visualize visualise render produce
  create chart graph dump like love me us it this that these them all everything here the a an option options result results number
  numbers figures plan plans answer estimate data table cost costs price prices tradeoff tradeoffs trade-off trade-offs as in to into
  of on with time dollars hours vs versus against pareto bar line scatter nice quick little
`)
/** What may stand behind it. */
const after = words(`
  file files export picture image version format download front frontier curve please pls plz thanks thx for me instead too here now
`)
/** A sentence goes on after one of these: "a chart of cost against time", "csv with every figure". */
const joints = words('of for with from about')
const drawing = words('plot graph chart draw visualize visualise')
const drawn = words(
  'it this that these them options results plans frontier tradeoff tradeoffs trade-off trade-offs vs versus against',
)
/** Said of files that people have: "the chart looks off". */
const remarks = words(`
  is are was looks look seems says said shows wrong off your my his her their our yesterday slides slide deck
`)

/** Null where the message is more, or something else. Linear in its length. */
export function fileWish(plain: string): FileWish | null {
  if (plain.length > 100) return null
  const said = plain
    .toLowerCase()
    .split(/[\s_,?!.;:]+/)
    .filter((word) => word !== '')
  if (said.length === 0 || said.some((word) => remarks.has(word))) return null
  // "nice chart!" is praise; "nice, csv please" is not.
  if (/^\W*nice\s/i.test(plain)) return null
  return named(said) ?? (isDrawn(said) ? 'chart' : null)
}

/** The last word that is a file, with nothing around it that is not of such a wish. */
function named(said: readonly string[]): FileWish | null {
  const at = said.findLastIndex((word) => nouns.has(word))
  const joint = said.findIndex((word, index) => index > 0 && nouns.has(said[index - 1] ?? '') && joints.has(word))
  const noun = joint === -1 ? at : joint - 1
  if (noun === -1 || !said.slice(0, noun).every((word) => before.has(word) || nouns.has(word))) return null
  const rest = said.slice(noun + 1)
  const isShort = joint === -1 ? rest.every((word) => after.has(word)) : rest.length <= 7
  return isShort ? (nouns.get(said[noun] ?? '') ?? null) : null
}

/** "plot the options", "visualize it": the verb is the wish. */
const isDrawn = (said: readonly string[]): boolean =>
  said.some((word) => drawing.has(word)) &&
  said.some((word) => drawn.has(word)) &&
  said.every((word) => before.has(word) || after.has(word) || drawn.has(word))
