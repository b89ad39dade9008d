/** "Data grows 8 % a month": the plan now and on the data of half a year and a year later; doubling, of each of three times. */
import type { Scenario } from '../../scenario/scenario.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const growth =
  /\b(?:data(?:set)?|corpus|tokens?|rows|examples|tickets|logs|it) (?:will |would |is |are |currently |keeps? )*(?:grow(?:s|ing)?|increas(?:es?|ing)|go(?:es|ing)? up|expand(?:s|ing)?)(?: by| at| about| around| roughly| like| maybe| some| ~)* ?~?(?<percent>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent|pct) ?(?:a|an|per|each|every|\/)? ?(?<period>week|month|quarter|year|monthly|weekly|yearly|annually)/u
/** "Our data triples every month" */
const multiple =
  /\b(?:data(?:set)?|corpus|tokens?|rows|examples|tickets|logs|it) (?:will |would |is |are |currently |keeps? )*(?:(?<twice>doubl|tripl|quadrupl)(?:es?|ing)|(?:grow(?:s|ing)?|increas(?:es?|ing)|multipl(?:y|ies|ying))(?: by)? (?<times>\d{1,2}(?:\.\d{1,2})?) ?(?:x|times|fold)|(?:grow(?:s|ing)?|increas(?:es?|ing)) (?<fold>two|three|four|five|ten) ?fold) (?:a|an|per|each|every|\/) ?(?<period>week|month|quarter|year)\b/u
const timesOf: Readonly<Record<string, number>> = {
  doubl: 2, tripl: 3, quadrupl: 4, two: 2, three: 3, four: 4, five: 5, ten: 10,
} // prettier-ignore
/** "We get 20k new rows a week" */
const inflow =
  /\b(?:get|gets|add|adds|collect|collects|receive|gain|generate|have|see|comes?|is|are)\b.{0,24}?(?<![\w.])(?<digits>\d[\d,]{0,9}(?:\.\d{1,2})?)(?<kilo>k?) (?:new |more |extra |additional |fresh |further ){1,2}(?:rows|examples|samples|tickets|docs|documents|chats|conversations|pairs|records|dialogues|emails|pages)\b(?: in)? (?:a|an|per|each|every|\/) ?(?<period>day|week|month|quarter|year)\b/u
/** "10% more data each time": of a plan that is run again and again. */
const eachRun =
  /(?<![\d.])(?<percent>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent|pct)(?: (?:more|new|extra|additional|larger|bigger|growth|of))*(?: (?:data|rows|tokens|examples))? (?:each|every|per|a) (?:time|run|retrain\w*|iteration|round|go)\b/u
const usualExample = 512
const perYear: Readonly<Record<string, number>> = {
  day: 365, week: 52, weekly: 52, month: 12, monthly: 12, quarter: 4, year: 1, yearly: 1, annually: 1,
} // prettier-ignore
const [maxLength, maxFactor] = [110, 1000]

/** Null where no rate of growth is told, or the plan has no data. */
export function readDataGrowth(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const { tokens } = scenario.spec
  if (tokens === null) return null
  const again = eachRun.exec(line)?.groups?.['percent']
  const args = again === undefined ? null : questionArguments(reply.understanding.recognized)
  if (args?.runs != null && args.runs.per !== null)
    return wholeReply(
      reply,
      { kind: 'question', topic: 'runs', subject: null, args: { runs: args.runs, growth: Number(again) / 100 } },
      'asks what runs on growing data cost',
    )
  if (line.length > maxLength) return null
  const [rate, rows] = [growth.exec(line)?.groups, inflow.exec(line)?.groups]
  const fold = multiple.exec(line)?.groups
  if (fold !== undefined) {
    const factor = timesOf[fold['twice'] ?? fold['fold'] ?? ''] ?? Number(fold['times'])
    return factor > 1 ? comparedLater(reply, scenario, [factor, factor ** 2, factor ** 3]) : null
  }
  const periods = perYear[rate?.['period'] ?? rows?.['period'] ?? '']
  if (periods === undefined) return null
  const count = Number((rows?.['digits'] ?? '0').replaceAll(',', '')) * (rows?.['kilo'] === 'k' ? 1000 : 1)
  const each = scenario.corpus?.tokensPerExample ?? usualExample
  const passes = scenario.corpus?.epochs ?? 1
  const factors = [0.5, 1].map((years) =>
    rate === undefined
      ? 1 + (count * each * passes * periods * years) / tokens
      : (1 + Number(rate['percent']) / 100) ** (periods * years),
  )
  return comparedLater(reply, scenario, factors)
}

/** The plan beside itself with so many times the data. */
function comparedLater(reply: Reply, scenario: Scenario, factors: readonly number[]): ReplyCandidate | null {
  const tokens = scenario.spec.tokens ?? 0
  const later = factors.flatMap((factor) => {
    if (!(factor > 1) || factor > maxFactor) return []
    const act = amend(reply, `${Number((tokens * factor).toPrecision(3))} tokens`)
    return act.kind === 'amended' ? [act.scenario] : []
  })
  return later.length === 0
    ? null
    : wholeReply(
        reply,
        { kind: 'control', control: 'compare', alternatives: [scenario, ...later] },
        'tells how fast the data grow: the plan on what they come to',
      )
}
