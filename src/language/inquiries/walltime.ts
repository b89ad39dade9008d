/** "24h max walltime", "slurm kills jobs after 24 hours": how long a job may run on a cluster, and no deadline of the training. */
import { collapseSpaces } from '../text/characters.ts'

export type Walltime = {
  /** Hours that a job may run. */
  readonly hours: number
  readonly words: string
  /** The text without it. */
  readonly rest: string
}

const time = String.raw`(?<number>\d{1,3})[ -]?(?<unit>h|hrs?|hours?|d|days?)\b`
const timeBehind = time.replaceAll('?<number>', '?<count>').replaceAll('?<unit>', '?<of>')
const wall = String.raw`wall[- ]?(?:time|clock)(?: limits?)?`
const jobs = String.raw`(?:the |our |all |any |each |every |a )?(?:(?:slurm|batch|single|individual) )?jobs?`
const limiter = String.raw`(?:slurm|pbs|lsf|the (?:scheduler|queue|cluster|partition|batch system|hpc|system)|our (?:scheduler|queue|cluster|partition|hpc))`
const forms = [
  String.raw`\b(?:max(?:imum)?\.?|limit of|at most|up to)? ?${time} (?:max(?:imum)?\.? )?${wall}`,
  String.raw`\b(?:max(?:imum)?\.? )?${wall}(?: (?:is|of|per job|limit|at|max(?:imum)?|limited to)| ?[:=]){0,3} ?(?:at most |max\.? )?${time}`,
  String.raw`\b${limiter} (?:kills?|stops?|ends?|cancels?|preempts?|limits?|caps?|allows?|gives?|cuts?|terminates?)(?: off)?(?: (?:us|me))? ?(?:${jobs})? ?(?:(?:only|after|at|to|for|at most|max\.?|a maximum of) ?){0,2}${time}(?: (?:per|a|each) job)?`,
  String.raw`\b(?:time|runtime|job) ?limits? (?:of|on|in) (?:the |our )?(?:partition|queue|cluster|scheduler|nodes?|jobs?)(?: is| of|:)? ${time}`,
  String.raw`\b${jobs} (?:may|can|are allowed to|must|are limited|limited|get killed|are killed|are cut|time out|run)(?: only)?(?: (?:run|last|take))? ?(?:(?:to|for|after|at|no longer than|at most|max\.?|a maximum of|up to|only) ?){0,3}${time}`,
  String.raw`\b${time} (?:max(?:imum)? )?(?:per|a|for each|limit per) job\b|\b${timeBehind} job (?:time )?limit\b`,
].map((source) => new RegExp(source, 'iu'))
const longest = 1200

/** Null where no such limit is told. */
export function walltimeIn(text: string): Walltime | null {
  if (text.length > longest) return null
  for (const form of forms) {
    const found = form.exec(text)
    if (found === null) continue
    const { number, unit, count, of } = found.groups ?? {}
    const hours = Number(number ?? count) * ((unit ?? of ?? '').startsWith('d') ? 24 : 1)
    if (!(hours > 0)) continue
    const rest = collapseSpaces(text.replace(found[0], ' ')).replaceAll(/,\s{0,2}(?=[,).;])|(?<=\()\s{0,2},\s?/gu, '')
    return { hours, words: found[0].trim(), rest: rest.trim() }
  }
  return null
}
