/** "Two of these actually, one per language", "we need 3 runs like this": the plan so often, and not so many GPUs. */
import type { RunPeriod } from '../questions/named-frequency.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const numberWords: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
} // prettier-ignore
const number = `(\\d{1,3}|${Object.keys(numberWords).join('|')})`
/** What tells a run from a GPU: each is for somebody, or it is called a run. */
const frames: readonly RegExp[] = [
  new RegExp(
    `\\b${number} (?:of (?:these|those|them|this|it|the same)|such|more of (?:these|those|the same))(?: actually| then| in total| overall)?[\\s,:;(-]+(?:one|1|each|a separate one|a model|a run)(?: run| model)? (?:per|for (?:each|every)?|each for|in each|of each)`,
    'u',
  ),
  new RegExp(
    `\\b${number} (?:(?:such|more|separate|identical|full) )?(?:runs|jobs|trainings|finetunes|fine-tunes) (?:like (?:this|that)|of (?:this|these|that|it|the same)|one (?:per|for)|each (?:for|with)|with the same|in (?:total|all))`,
    'u',
  ),
  new RegExp(
    `^(?:same|the same)(?: again| thing| run)* for .{3,60}[\\s,;]+(?:so |that(?:'s|s| is| makes) ){1,2}${number}(?: (?:runs|jobs|in total|in all|altogether|total|of them))*[\\s.!]*$`,
    'u',
  ),
  // "We'll sweep three lrs so thats three full runs": the sum of the axes is said, and what it is for.
  new RegExp(
    `\\b(?:so|which|and|meaning|i\\.e\\.|=|hence)[\\s,]{1,2}(?:that(?:'s|s| is| makes| means| would be)|it(?:'s|s| is)|makes|is|means|we(?:'ll| will)? (?:need|do|have|run)|we need)(?: (?:about|really|basically|actually|just)){0,2} ${number} (?:(?:full|whole|complete|separate|such|more|identical) )?(?:runs|jobs|trainings|finetunes|fine-tunes|of (?:these|those|them))\\b(?!\\s?(?:a|per|each|every) (?:day|week|month|quarter|year)|.{0,30}\\b(?:at (?:the same time|once)|in parallel)\\b)`,
    'u',
  ),
  // "Three full runs, one per seed, total pls"
  new RegExp(
    `\\b${number} (?:full|whole|complete|separate|identical) (?:runs|jobs|trainings|finetunes|fine-tunes)\\b(?=[^?]{0,40}\\b(?:total|sum|in all|altogether|overall|all of them|together)\\b)`,
    'u',
  ),
]
const tries = '(?:trials?|runs?|configs?|experiments?|seeds?|variants?|points?)'
const search =
  '(?:(?:hyper[- ]?param(?:eter)?s?|hp|hpo|lr|learning rate|optuna|random|grid|bayesian|rank)[- ])?(?:sweep|search|hpo|hp search|tuning|ablation(?: study)?)'
/** "A 100-trial hyperparam search", "one of these per customer, 60 customers": so many runs. */
const told: readonly RegExp[] = [
  new RegExp(`\\b(\\d{1,3})[- ]${tries} (?:${search}|optuna)\\b`, 'u'),
  new RegExp(`\\b${search} (?:of|with|over) (?:about |around )?(\\d{1,3}) ${tries}\\b`, 'u'),
  new RegExp(
    `\\b(?:one|1|a (?:model|run|fine-?tune|lora|separate one|copy))(?: (?:of (?:these|those|them|this)|run|model|adapter|lora|each))? (?:per|for (?:each|every)) (?<thing>\\p{L}{3,14})[\\s,;:(-]+(?:(?:so|and|that's|we have|there are|about|with|for)[ ,]+){0,3}${number} (?:\\k<thing>s?|\\p{L}{3,16}s)\\b`,
    'u',
  ),
  new RegExp(
    `^\\W*(?:and |so |what )*per (?<thing>\\p{L}{3,14})[,;:]? (?:we have |there are |with |for )?${number} \\k<thing>s\\b`,
    'u',
  ),
]
const nouns = '(?:runs|jobs|trainings|trials|experiments|loras|adapters|finetunes|fine-tunes|configs|variants|seeds)'
/** "And what would 10 of these a quarter be": runs of a period. */
const ofPeriod = new RegExp(
  `\\b${number} (?:of (?:these|those|them|this)|such|(?:such )?runs)(?: runs)? (?:a|an|per|each|every) (?<per>week|month|quarter|year)\\b`,
  'u',
)
/** Another count of a series that was named at first, and why. */
const recounted = new RegExp(
  `^(?:no )?(?:make (?:it|that|them)|do|say|take|use|only|just|cut (?:it |them )?(?:down )?to|down to|go (?:down |up )?(?:to|with))(?: just| only)? ${number} ${nouns}(?: (?:then|instead|please|pls|now|total|in all))*(?:[\\s]*[,.;(-]\\s*.{1,40})?$`,
  'u',
)
const shares: Readonly<Record<string, number>> = {
  half: 1 / 2,
  'a third': 1 / 3,
  'two thirds': 2 / 3,
  'a quarter': 1 / 4,
  most: 3 / 4,
}
/** "Can half be killed at 25%?", "stop 10 of them after 20 %": a search that drops what does not do well. */
const stopped = new RegExp(
  `\\b(?:(?<share>${Object.keys(shares).join('|')}|\\d{1,2} ?%)|(?<some>\\d{1,3}))(?: of (?:them|those|these|the runs|it|the ${nouns}))?(?: ${nouns})?\\b.{0,24}?\\b(?:at|after|by) (?<at>\\d{1,2}) ?(?:%|percent)`,
  'u',
)
/** What else can be cut or dropped. */
const [maxLength, maxRuns] = [140, 200]

/** "6 of these runs", "2 were stopped early": how many runs are planned; null where runs are not counted. */
export function readSeveralRuns(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength) return null
  const { series = null } = reply.scenario
  const early = series === null ? null : stoppedEarly(reply, series.count)
  if (early !== null) return early
  const [, many, per] = ofPeriod.exec(line) ?? []
  if (many !== undefined && isPeriod(per)) {
    const runs = { count: numberWords[many] ?? Number(many), per }
    const question = { kind: 'question', topic: 'runs', subject: null, args: { runs } } as const
    return wholeReply(reply, question, 'counts runs of a period')
  }
  const again = series === null ? undefined : recounted.exec(reply.request)?.[1]
  const said =
    again ??
    [...frames.map((frame) => frame.exec(line)?.[1]), ...told.map(countIn(line))].find((one) => one !== undefined)
  const count = said === undefined ? 0 : (numberWords[said] ?? Number(said))
  if (count < 2 || count > maxRuns) return null
  const runs = { count, per: null }
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'runs',
      subject: null,
      value: count,
      args: {
        runs,
        ...(again === undefined ? { offers: { series: { count } } } : { keeps: { series: { ...series, count } } }),
      },
    },
    `counts ${count} runs of the plan`,
  )
}

/** The first group that is a number. */
const countIn =
  (line: string) =>
  (pattern: RegExp): string | undefined =>
    pattern
      .exec(line)
      ?.slice(1)
      .find((group) => group !== undefined && (/^\d/u.test(group) || numberWords[group] !== undefined))

const isPeriod = (word: string | undefined): word is RunPeriod =>
  word === 'week' || word === 'month' || word === 'quarter' || word === 'year'

/** The runs of a series of which some are stopped after a part of the work. */
function stoppedEarly(reply: Reply, count: number): ReplyCandidate | null {
  const isOfRuns =
    reply.vocabulary.intentPhrases.runStop.test(reply.line) &&
    !reply.vocabulary.intentPhrases.otherThanRuns.test(reply.line)
  const { share, some, at } = isOfRuns ? (stopped.exec(reply.line)?.groups ?? {}) : {}
  if (at === undefined || (share === undefined && some === undefined)) return null
  const part = share === undefined ? Number(some) / count : (shares[share] ?? Number.parseFloat(share) / 100)
  if (!(part > 0 && part <= 1)) return null
  const kept = { share: part, at: Number(at) / 100 }
  const args = { runs: { count, per: null }, stopped: kept, offers: { series: { count, stopped: kept } } }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'runs', subject: null, value: count, args },
    'asks what stopping some of the runs saves',
  )
}
