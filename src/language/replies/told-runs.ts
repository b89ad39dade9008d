/**
 * “Put in four attempts”, “times six, one per business unit”, “6 groups, everyone trains their own”: so many runs of the
 * plan are told, alone or beside a change of it. What is asked of them, or told of runs that were, is not read here.
 */
import { numberWords } from '../text/number-words.ts'
import { collapseSpaces } from '../text/characters.ts'
import { withUnused } from '../resolution/unused-words.ts'
import { scenarioWithSeries } from './series-of-plan.ts'
import { readSeveralRuns } from './several-runs.ts'
import { isOrder } from './unread-parts.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const words = Object.keys(numberWords).filter((word) => word !== 'one' && !word.startsWith('a ')).toSorted((one, other) => other.length - one.length) // prettier-ignore
const number = String.raw`(?<count>\d{1,3}|${words.join('|')})`
const about = '(?:about |around |roughly |only |just |some |exactly |at least |up to |all )*'
const runs =
  '(?:(?:full|whole|complete|separate|such|identical|training|independent|different|more or less identical) )*(?:runs|trainings|attempts|tries|trials|repetitions|repeats|replicates|replications|experiments|jobs|fine-?tunes|finetunings)'
const axes =
  '(?:(?:random |different |separate )*(?:seeds|learning rates|lrs|ranks|configs|configurations|variants|hyperparameter sets|settings|folds|ablations))'
const either = `(?:${runs}|${axes})`
/** Of a period, of a part, or all at once: another reader's. */
const ofOther = String.raw`(?! to (?!try|test|compare|be safe|see)| of (?!these|those|this|it|them|the same))(?! ?(?:an?|per|each|every) (?:day|week|month|quarter|year)| (?:at|on|with) (?:an? )?(?:\d+ ?%|tenth|fraction)| (?:at once|at a time|in parallel|concurrently)| (?:that |which |who )?(?:failed|crashed|died|went|were|was|had|took|cost|so far|already|before(?! (?:it|we|i|that|the))|ago|last|have|we did|i did|did)\b)`
const opening =
  "(?:^|[.;:!,–—(]\\s*|\\s-\\s|\\b(?:and|so|then)\\s+)(?:(?:ok|so|and|then|please|pls|quick one|correction|actually|hm+|no|yes|but|we're|it's|that's|thats|make that|rather|better|only|just|count|number of runs)[ :,]+)*"
const behind =
  '(?=\\s*(?:$|[.;:!,–—)]|\\b(?:please|pls|because|since|as|then|for|with|on|one|each|in total|in all|now|instead|not|and|it is|total|tops|rather|two|three|four|\\d+ (?:gpus?|cards?|h\\d|a\\d))\\b))'
const verb =
  '(?:make (?:it|that|this|them)|do (?:it|this|that) (?:as|in|with)|do|plan|plan (?:for|with|on)|calculate|calculate (?:with|for)|count (?:on|with)|put in|put down|put|budget(?: for)?|reckon with|price(?: it)?(?: for| as)?|estimate(?: for)?|need|want|wants|do a sweep of|sweep of|sweep over|search over|grid of|try|run|go (?:for|with)|settle (?:for|on)|take|give us|allow(?: for)?|assume|say|set it to|as|promised (?:\\S+ ){0,3}|show|compute|expect)'
const one = '(?:one|1|a single|a|each)'
const forEach = new RegExp(
  String.raw`\b(?:${one}|a run|a model|its own)(?: run| model| copy)? (?:per|for (?:each|every)|each for)\b|\b(?:seeds?|error bars?|repeats?|runs|repetitions|replicates|tenants?|customers?|teams?|students?)\b`,
  'iu',
)
type Frame = { readonly form: RegExp; readonly needs?: RegExp }
const frame = (source: string, needs?: RegExp): Frame => ({
  form: new RegExp(source, 'iu'),
  ...(needs === undefined ? {} : { needs }),
})

/** The count, and the words that say it. */
const frames: readonly Frame[] = [
  frame(String.raw`\bnot (?:just )?(?:one|1|a single) runs?,? but ${number}(?: ${runs})?${ofOther}`),
  frame(String.raw`${opening}(?<said>${about}${number} ${runs})${ofOther}${behind}`),
  frame(String.raw`\b${verb} (?<said>(?:the |those |these |our )?${about}${number} ${either})${ofOther}`),
  frame(String.raw`\b(?:got|get|gets|cut|brought|narrowed|boiled|trimmed|reduced|pruned|shrunk|whittled)(?: \w+){0,3} to (?<said>${about}${number} ${either})${ofOther}`),
  frame(String.raw`${opening}(?<said>(?:x|×|times) ?${number})\b(?! ?(?:gpus?|cards?|nodes?|machines?|the|data|rows|as|faster|slower|more|less|cheaper|longer|[ahbl]\d))`, forEach),
  frame(String.raw`(?<said>${about}${number} seeds)(?: it is| then|,? (?:so|for))`),
] // prettier-ignore
const people =
  '(?:groups|teams|students|people|departments|branches|units|offices|customers|clients|tenants|labs|classes|pairs|colleagues|researchers|interns|engineers|countries|languages|brands|sites|plants)'
/** So many people, each with a run of their own. */
const each = new RegExp(
  String.raw`(?<![\w.,])${number} (?:\p{L}+ )?${people}\b(?<between>[^?]{0,60}?)\b(?:each|every(?:one|body)?)\b[^.?]{0,24}?\b(?:trains?|fine-?tunes?|tunes?|runs?|gets?|wants?|needs?|has|have|does)\b[^.?]{0,14}\b(?:own|one|a run|a model)\b(?: (?:run|model|adapter|lora|one))?`,
  'iu',
)
/** Of runs that are planned: “we only do the 6 that matter”, “it is just 10 of them”. */
const ofPlanned = [
  new RegExp(String.raw`\b(?:only|just|do|run|keep|down to|at|with)(?: only| just)*(?: do| run| keep| need| want)?(?: the| those| these)? ${number}(?= (?:of (?:them|those|these)\b|that\b|which\b|most\b|best\b|we\b|important\b|promising\b|interesting\b))(?: of (?:them|those|these))?(?: (?:that|which) (?:really |actually )?(?:matter|count)s?)?`, 'iu'),
  new RegExp(String.raw`${opening}(?<said>${about}${number} ${axes})${ofOther}${behind}`, 'iu'),
  new RegExp(String.raw`\b(?:got|get|cut|brought|narrowed|trimmed|reduced|pruned)(?: \w+){0,3} to (?:just |only )*${number}(?=\s*(?:$|[.,;!]))`, 'iu'),
] // prettier-ignore
const asks =
  /\?|\b(?:what (?:if|would|do|does|is)|how (?:much|many|long)|compare|would(?! (?:kindly|like|prefer|ask)\b)|could we|versus|vs)\b/iu
const wasBefore =
  /\b(?:last|previous|earlier|already|yesterday|so far|ago|failed|crashed|died|finished|used|used up|if|unless|after|first)\b[^,.;:]{0,12}$/iu
const [maxLength, maxRuns] = [220, 500]
/** “Not 20”, “not one run”, “instead of 12 runs”: what it no longer is. */
const insteadOf = new RegExp(
  String.raw`^[\s,(]*(?:(?:and )?not|instead of|rather than)(?: just)? (?:\d{1,3}|one|a single|${words.join('|')})(?: ${runs}| run)?\)?`,
  'iu',
)
/** What it is for is no wish. */
const reason = new RegExp(
  String.raw`^[\s,:;(–-]*(?:(?:one|1|a run|a model|each)(?: run| model| one)? (?:per|for (?:each|every)|with)\b[^.;!?]*|(?:because|since|as|so that|for)\b[^.;!?\d]*(?:\d{0,3} ?(?:learning rates|seeds|ranks))?|with (?:different|other|separate|new) (?:random )?seeds)`,
  'iu',
)

/** Null where no runs of the plan are counted, or they are asked about. */
export function readToldRuns(reply: Reply): ReplyCandidate | null {
  const { scenario } = reply
  const text = reply.plain.text
  if (text.length > maxLength || asks.test(text)) return null
  // What they come to is answered, and the runs are offered.
  if (readSeveralRuns(reply) !== null) return null
  const planned = scenario.series?.count ?? scenario.extras?.runs?.count ?? 1
  const found = countIn(text, planned)
  if (found === null) return null
  const { count, before, after } = found
  const series = scenarioWithSeries(scenario, count)
  const rest = collapseSpaces(`${before} ${after.replace(insteadOf, ' ').replace(reason, ' ').replace(insteadOf, ' ')}`)
    .replace(/^[\s,.;:!]*(?:(?:and|so|then)\b)?\s*|[\s,;:]+(?:and|so)?$|\b(?:and )?(?:make|do|plan|take) it$/giu, '')
    .trim()
  if (!/\p{L}{2}|\d/u.test(rest)) return told(reply, series, count)
  const act = reply.readPart(rest, scenario, reply.lastChanged).act
  if (act.kind === 'asks')
    return weighedReply(
      reply,
      { ...act, scenario: scenarioWithSeries(act.scenario, count), reading: `${act.reading}, ${String(count)} runs` },
      `may change the plan, and counts ${count} runs of it`,
    )
  if (act.kind !== 'amended')
    return told(
      reply,
      isOrder(rest) || (/\d/u.test(rest) && /^add|\bplus\b/iu.test(rest)) ? withUnused(series, [rest]) : series,
      count,
    )
  const amended = scenarioWithSeries(act.scenario, count)
  return weighedReply(reply, { ...act, scenario: amended }, `changes the plan, and counts ${count} runs of it`)
}

const told = (reply: Reply, scenario: Reply['scenario'], count: number): ReplyCandidate =>
  weighedReply(reply, { kind: 'amended', scenario, changed: [] }, `tells of ${count} runs of the plan`)

type CountOfRuns = { readonly count: number; readonly before: string; readonly after: string }

function countIn(text: string, planned: number): CountOfRuns | null {
  const forms: readonly Frame[] = [
    { form: each },
    ...frames,
    ...(planned > 1 ? ofPlanned.map((form) => ({ form })) : []),
  ]
  for (const { form, needs } of forms) {
    const match = form.exec(text)
    const said = match?.groups?.['count']?.toLowerCase()
    if (match === null || said === undefined || (needs !== undefined && !needs.test(text))) continue
    const count = numberWords[said] ?? Number(said)
    const start = match.index + Math.max(0, match[0].indexOf(match.groups?.['said'] ?? match[0]))
    const before = text.slice(0, start)
    if (count < 2 || count > maxRuns || wasBefore.test(before)) continue
    // What is asked of the app beside it stays in the rest; the verb before it does not.
    return {
      count,
      before: before.replace(new RegExp(String.raw`\b${verb} $`, 'iu'), ''),
      after: text.slice(match.index + match[0].length),
    }
  }
  return null
}
