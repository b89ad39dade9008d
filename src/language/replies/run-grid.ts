/**
 * "4 lrs x 5 ranks", "lr sweep of 6", "3 seeds each", "plus 2 seeds on the winner": the runs of a search, counted by its axes.
 * No number of it is of the plan: five ranks are no rank of 5.
 */
import type { PlanSeries } from '../../scenario/plan-terms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const numberWords: Readonly<Record<string, number>> = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, 'a dozen': 12,
} // prettier-ignore
const number = `(\\d{1,3}|${Object.keys(numberWords).join('|')})`
/** What a search goes over; in the plural alone, for "rank 5" is of the plan. */
const axis =
  '(?:(?:different |random |extra |more |other |diff )?(?:lrs|lr values|learning rates|learning-rates|ranks|lora ranks|seeds|random seeds|configs|configurations|settings|variants|variations|hparam sets|hyperparameter sets|folds|temperatures|schedules|optimizers|optimisers|weight decays|wds|dropouts|alphas|betas|warmups|batch sizes|templates|prompt templates|mixes|data mixes|mixtures|combos|combinations|styles|languages|customers|clients|tenants|characters|speakers|domains|datasets|subsets|tasks|brands|voices))'
const runs = '(?:runs|jobs|trials|trainings|experiments|finetunes|fine-tunes|loras|adapters|models)'
const counted = `${number} ${axis}`
const opening =
  "(?:(?:do|try|make (?:it|that)|it's|its|that's|thats|want|need|no|with|over|across|for|grid|sweep|search|plan|(?:a |the |our )?(?:(?:lr|rank|hparam|hyperparameter|param|parameter|seed|ablation)s?(?: ?(?:x|×|and|by|/|\\+|,) ?)?){1,3}(?: (?:grid|sweep|search|study))?)[\\s,:]+){0,5}"
const closing =
  '(?:[\\s,]+(?:then|please|pls|tho|though|in total|total|in all|now|instead|ok|each|grid|sweep|each one|actually|per model|to try|to test|to be safe))*'
const whole = (frame: string): RegExp => new RegExp(`^${opening}${frame}${closing}[\\s.!?]*$`, 'u')

const product = whole(`${counted}(?:(?:,| ?(?:x|×|\\*|by|times|and|with|for|over|at)) ?(?:each of )?${counted}){1,3}`)
const total = [
  whole(`${counted}(?:,? (?:one|1|each a) (?:${runs.slice(3, -1)}|run|model|lora|each).{0,24})?`),
  whole(`(?:grid|sweep|search)(?: of| over|:)? ${number}(?: (?:${axis}|${runs}|values|points|steps))?`),
  whole(`(?:an? |the )?(?:\\w{2,14} ){0,2}(?:grid|sweep|search)(?: of| over|,|:)? ${number}(?: (?:${axis}|${runs}|values|points))?`),
  whole(`${number} ${runs}`),
] // prettier-ignore
const timesEach = whole(
  `(?:with )?${counted} (?:each|apiece|per (?:config|run|setting|variant|lr|rank|point|model|one|cell|combo|combination)|for each(?: of them| one)?|on (?:each|all of them|every one))`,
)
const added = whole(
  `(?:plus|\\+|add|and|then|on top)[\\s,:]+(?:another |extra |a further )?${number} (?:more |extra |further )?(?:${axis}|${runs}|reruns|redos)(?: (?:on|of|for|with) (?:the )?(?:winner|winners|best|best one|top one|final one|final|best config))?`,
)
const redone = whole(
  `${number}(?: of (?:the|those|these|them)?(?: \\d{1,3})?)? (?:will|may|might|would|could|probably|need|needs|have to)(?: probably| likely| maybe)?(?: (?:need|want|have|be))?(?: to be)? (?:a )?(?:redo|redone|rerun|re-run|re-?runs|repeated|again)(?:[\\s,]+(?:i|we) (?:bet|guess|think|reckon|expect))?`,
)
/** "Beta sweep 0.05 0.1 0.3", "try lrs 1e-4, 2e-4 and 5e-4": a run for each of the values. */
const listed =
  /^(?:(?:ok|so|and|also|then|we|i|do|try|run|let's|lets|with|an?|the)[\s,]+){0,5}(?:(?:beta|lr|learning[- ]rate|rank|alpha|dropout|temperature|kl|warmup|weight[- ]decay|wd|seed|batch)s? (?:sweep|grid|search|scan)|(?:sweep|grid|scan|search)(?: (?:over|of|the))*(?: (?:beta|lr|learning[- ]rate|rank|alpha|dropout|temperature|kl|warmup|wd|seed)s?)|lrs|betas|ranks|alphas|learning rates|dropouts|seeds)[\s:=]*(?:at |of |over |on |in )?[[({]?(?<values>\d[\d.e-]{0,12}(?:(?:\s*[,/]\s*|\s+and\s+|\s+)\d[\d.e-]{0,12}){1,9})[\])}]?(?: (?:each|please|pls|then))*[\s.!?]*$/u
const ofSearch =
  /\b(?:lrs?|learning|seeds|ranks|configs?|configurations|sweep|grid|search|runs|trials|experiments|folds|hparam\w*|hyperparam\w*|loras|adapters|finetunes|each|per|x)\b|×/u
const [maxLength, maxRuns, maxChatter] = [120, 1000, 0.5]

const valueOf = (said: string | undefined): number =>
  said === undefined ? 1 : (numberWords[said] ?? Number(said.replaceAll(/\D/gu, '')))

type Axes = NonNullable<PlanSeries['axes']>
const productOf = (axes: Axes): number => axes.reduce((all, { count }) => all * count, 1)

/** The series with what a text counts, in the light of what was counted before; null where nothing counts any runs. */
function seriesCounted({ line, request }: Reply, { axes = [], ...before }: PlanSeries): PlanSeries | null {
  const kept = axes.length === 0 ? {} : { axes }
  const each = timesEach.exec(request)
  if (each !== null) return { ...before, ...kept, count: before.count * valueOf(each[1]) }
  const more = added.exec(line) ?? added.exec(request)
  if (more !== null) return { ...before, ...kept, count: before.count + valueOf(more[1]) }
  const again = before.count > 1 ? redone.exec(request) : null
  if (again !== null) return { ...before, ...kept, count: before.count + valueOf(again[1]) }
  const without = dropped.exec(request)?.[1]
  if (without !== undefined) return withoutAxis({ ...before, axes }, without)
  const named = product.test(request)
    ? [...request.matchAll(new RegExp(counted, 'gu'))].map(([words, said]) => ({
        name: words.replace(/^\S+ /u, ''),
        count: valueOf(said),
      }))
    : []
  if (named.length > 1) return { ...before, count: productOf(named), axes: named }
  const values = listed.exec(line)?.groups?.['values']?.match(/[\d.]+(?:e-?\d{1,2})?/gu) ?? []
  if (values.length > 1) return { ...before, count: before.count * values.length }
  const one = total.flatMap((frame) => frame.exec(request)?.[1] ?? [])[0]
  return one === undefined ? null : { ...before, count: valueOf(one) }
}

/** "Drop the rank axis": what was counted beside the search stays. */
const dropped = whole(
  '(?:drop|skip|remove|forget|cut|leave out|without|no) (?:the )?(\\w{2,14}?)s? (?:axis|sweep|search|dimension|grid|part of the (?:grid|sweep))',
)

function withoutAxis({ axes = [], ...series }: PlanSeries, name: string): PlanSeries | null {
  const rest = axes.filter((axis) => !axis.name.includes(name))
  if (rest.length === axes.length || rest.length === 0) return null
  const beside = series.count - productOf(axes)
  return { ...series, count: productOf(rest) + Math.max(0, beside), axes: rest }
}

/** "4 at a time": how many of them run at once. */
const atATime = whole(
  `(?:can (?:we|i|you) |could (?:we|i) |run |only |max |at most |say )*${number}(?: of (?:them|those|these))? (?:at a time|at once|in parallel|concurrently|simultaneously|at the same time)`,
)

/** Null where no runs of a search are counted. */
export function readRunGrid(reply: Reply): ReplyCandidate | null {
  const { line, request, scenario } = reply
  if (line.length > maxLength) return null
  const { series = { count: 1 } } = scenario
  const atOnce = series.count > 1 ? atATime.exec(request)?.[1] : undefined
  const next = atOnce === undefined ? seriesCounted(reply, series) : series
  if (next === null || next.count < 2 || next.count > maxRuns) return null
  // "3 customers" may be of anything.
  if (series.count === 1 && !ofSearch.test(line) && isLikelyChatter(reply, maxChatter)) return null
  const args = {
    runs: { count: next.count, per: null },
    keeps: { series: next },
    ...(atOnce === undefined ? {} : { runsAtOnce: valueOf(atOnce) }),
  }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'runs', subject: null, value: next.count, args },
    `counts ${next.count} runs of a search`,
  )
}
