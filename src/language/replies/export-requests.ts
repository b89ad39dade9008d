/** A wish for a file of the answer, as the whole message: "chart", "show the frontier", "csv please", "export as json". */

export type ExportFormat = 'chart' | 'csv' | 'json'

const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const formatNouns: ReadonlyMap<string, ExportFormat> = new Map([
  ...['csv', 'xls', 'xlsx', 'excel'].map((word) => [word, 'csv'] as const),
  ['json', 'json'],
  ...['chart', 'charts', 'graph', 'graphs', 'plot', 'plots', 'diagram', 'diagrams', 'png', 'frontier', 'pareto'].map(
    (word) => [word, 'chart'] as const,
  ),
])
/** What may stand before the file: who asks whom for what, and how. */
const wordsBefore = wordSet(`
  ok okay please pls plz hey hi cool thanks thx great and now also so can could would will you we i bot gpucost let's lets
  show draw plot make give send post export download get see have want need share attach upload visualize visualise render produce
  create chart graph dump like love me us it this that these them all everything here the a an option options result results number
  numbers figures plan plans answer estimate data table cost costs price prices tradeoff tradeoffs trade-off trade-offs as in to into
  of on with time dollars hours vs versus against pareto bar line scatter nice quick little
`)
/** What may stand behind it. */
const wordsAfter = wordSet(`
  file files export picture image version format download front frontier curve please pls plz thanks thx for me instead too here now
`)
/** A sentence goes on after one of these: "a chart of cost against time", "csv with every figure". */
const connectors = wordSet('of for with from about')
const drawVerbs = wordSet('plot graph chart draw visualize visualise')
const drawObjects = wordSet(
  'it this that these them options results plans frontier tradeoff tradeoffs trade-off trade-offs vs versus against',
)
/** Said of files that people have: "the chart looks off". */
const remarkWords = wordSet(`
  is are was looks look seems says said shows wrong off your my his her their our yesterday slides slide deck
`)

/** Null where the message is more, or something else. Linear in its length. */
export function exportFormatIn(plain: string): ExportFormat | null {
  if (plain.length > 100) return null
  const typedWords = plain
    .toLowerCase()
    .split(/[\s_,?!.;:]+/)
    .filter((word) => word !== '')
  if (typedWords.length === 0 || typedWords.some((word) => remarkWords.has(word))) return null
  // "nice chart!" is praise; "nice, csv please" is not.
  if (/^\W*nice\s/i.test(plain)) return null
  return namedFormat(typedWords) ?? (isDrawRequest(typedWords) ? 'chart' : null)
}

/** The last word that is a file, with nothing around it that is not of such a wish. */
function namedFormat(typedWords: readonly string[]): ExportFormat | null {
  const lastNoun = typedWords.findLastIndex((word) => formatNouns.has(word))
  const connector = typedWords.findIndex(
    (word, index) => index > 0 && formatNouns.has(typedWords[index - 1] ?? '') && connectors.has(word),
  )
  const noun = connector === -1 ? lastNoun : connector - 1
  if (noun === -1 || !typedWords.slice(0, noun).every((word) => wordsBefore.has(word) || formatNouns.has(word)))
    return null
  const rest = typedWords.slice(noun + 1)
  const isShort = connector === -1 ? rest.every((word) => wordsAfter.has(word)) : rest.length <= 7
  return isShort ? (formatNouns.get(typedWords[noun] ?? '') ?? null) : null
}

/** "plot the options", "visualize it": the verb is the wish. */
const isDrawRequest = (typedWords: readonly string[]): boolean =>
  typedWords.some((word) => drawVerbs.has(word)) &&
  typedWords.some((word) => drawObjects.has(word)) &&
  typedWords.every((word) => wordsBefore.has(word) || wordsAfter.has(word) || drawObjects.has(word))
