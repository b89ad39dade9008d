/** "Went NaN at 61 %, last good checkpoint at 50 %, redo the rest": how far a run came, and from where it runs again. */
import { percent } from './unfinished-run.ts'

export type RestartedRun = {
  /** Shares of the whole run, 0 to 1: where it ended, and where it goes on. */
  readonly reached: number
  readonly from: number
  readonly words: string
  readonly rest: string
}

const ended = new RegExp(
  String.raw`\b(?:(?:the |our |my )?(?:loss|it|run|training|job|node|machine) )?(?:(?:has |had )?(?:went|gone|goes|turned|became) (?:to )?(?:nan|inf)|nan(?:s|ed)?|diverg\w+|crash\w*|died|blew up|explod\w+|failed|stopped|oom(?:ed)?|(?:was |got )?killed)(?: out)? (?:at|after|with) (?:about |around |~ ?)?${percent}(?: (?:of the (?:run|way|steps|tokens)|done|in|through|complete))?`,
  'iu',
)
/** "We did 62 % of the run before the node died" */
const came = new RegExp(
  String.raw`\b(?:did|reached|got (?:to|through)|finished|completed|ran|at|after) (?:about |around |~ ?)?${percent}(?: (?:of (?:it|the (?:run|way|steps|tokens|training|job))|done|in|through|complete))?,? (?:(?:before|when|and|then|until) ){1,2}(?:the |our |my |a )?(?:[a-z]{1,10} ){0,2}(?:died|crashed|failed|oom(?:ed)?|broke|stopped|(?:was |got )?(?:killed|preempted|evicted)|diverged|went nan)\b`,
  'iu',
)
const savedEvery = new RegExp(
  String.raw`\b(?:ckpts?|checkpoints?|checkpointing|saves?|saving|saved)(?: (?:is|are|was|were|written|made|comes?))? (?:every|each) ${percent}`,
  'iu',
)
const saved = new RegExp(
  String.raw`(?:\b(?:the |our |my )?(?:last|latest|newest|only|nearest)? ?(?:good |usable |clean |saved )?(?:ckpt|checkpoint|snapshot|save)s?(?: (?:we have |that is good )?(?:is|was|at|from|of|around|about|=|:|~)){0,3} ?${percent}(?: (?:of the (?:run|way)|done|in))?|\b(?:restart|resum\w+|continu\w+|roll(?:ing|ed)? back|go back|going back|back) (?:it )?(?:from|at|to) (?:the )?${percent}(?: (?:ckpt|checkpoint))?)`,
  'iu',
)
const anew =
  /\b(?:(?:redo|rerun|restart|retrain|repeat|run|start)(?:ing)?(?: it| that| everything| all| the (?:whole )?(?:run|thing|training))? (?:from scratch|from zero|from the (?:start|beginning)|all over|over|again|completely)|start(?:ing)? over|no (?:usable |good )?(?:ckpt|checkpoint)s?)\b/iu
const redo =
  /\b(?:cost )?(?:to )?(?:redo|rerun|finish|complete|do|run|train) (?:the )?(?:rest|remainder|remaining|missing part)\b/iu
const maxLength = 600

/** Null where no run ended so, or nothing says from where it runs again. */
export function restartedRunIn(text: string): RestartedRun | null {
  if (text.length > maxLength) return null
  const end = ended.exec(text) ?? came.exec(text)
  const each = savedEvery.exec(text)
  const save = each ?? saved.exec(text)
  const scratch = anew.exec(text)
  if (end === null || (save === null && scratch === null)) return null
  const reached = Number(end[1]) / 100
  const step = Number(each?.[1] ?? NaN) / 100
  const from =
    save === null ? 0 : each === null ? Number(save[1] ?? save[2]) / 100 : Math.floor(reached / step + 1e-9) * step
  if (!(reached > 0) || from > reached) return null
  let rest = text
  for (const found of [end, save, scratch, redo.exec(text)]) if (found !== null) rest = rest.replace(found[0], ' ')
  return {
    reached,
    from,
    words: [end[0], save?.[0] ?? scratch?.[0] ?? ''].map((each) => each.trim()).join(', '),
    rest: rest
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ ?([,;.]) ?(?=[,;.])/gu, '')
      .replace(/^[\s,;:.]+/u, '')
      .trim(),
  }
}
